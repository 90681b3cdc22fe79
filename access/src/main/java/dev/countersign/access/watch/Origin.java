package dev.countersign.access.watch;

/** A device on a network that acts for an account: what came from there within three days. */
final class Origin {
  /** So long the signs of one origin are added, in seconds. */
  static final long LASTS = 3 * 86_400;

  final long key;
  final long network;
  final Trail trail = new Trail();

  /** What was read from its network while that was not known, and from such blocks within it. */
  final Drift onNetwork = new Drift();

  final Drift onBlock = new Drift();
  long began;
  long last;
  int telling;
  int work;

  Origin(long key, long network, long at) {
    this.key = key;
    this.network = network;
    this.began = at;
    this.last = at;
  }

  /** Begins anew when its time is over. */
  void turn(long at) {
    if (at - began > LASTS) {
      began = at;
      trail.clear();
      telling = 0;
      work = 0;
    }
    last = Math.max(last, at);
  }
}
