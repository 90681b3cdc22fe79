package dev.countersign.server.alert;

/** Wakes whoever tells of alerts, so that nobody waits for its next look. */
public final class Bell {
  private volatile Runnable listener = () -> {};

  /** Who is woken from now on. */
  public void wakes(Runnable other) {
    listener = other;
  }

  /** Wakes them; at once, without waiting for what they do. */
  public void ring() {
    listener.run();
  }
}
