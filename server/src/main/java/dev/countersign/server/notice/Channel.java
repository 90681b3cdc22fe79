package dev.countersign.server.notice;

/** A way by which notices leave. */
interface Channel {
  /** As it is stored. */
  String name();

  /**
   * Delivers one.
   *
   * @throws DeliveryFault when it was not, or nobody knows whether it was
   */
  void deliver(Delivery delivery) throws DeliveryFault;
}
