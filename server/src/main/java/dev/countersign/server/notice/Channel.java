package dev.countersign.server.notice;

/** A way by which notices leave. */
public interface Channel {
  /** As it is stored. */
  String name();

  /**
   * Delivers one; what the other side said to it.
   *
   * @throws DeliveryFault when it was not, or nobody knows whether it was
   */
  Receipt deliver(Delivery delivery) throws DeliveryFault;
}
