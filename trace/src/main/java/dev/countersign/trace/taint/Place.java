package dev.countersign.trace.taint;

/** Where value that was followed came to rest. */
public enum Place {
  /** With an account that did not give it on, as far as the ledger goes. */
  HELD,
  /** At an exchange or another service that holds the value of many. */
  SERVICE,
  /** In a mixer, behind which nobody can say what is whose. */
  MIXER,
  /** In a bridge to another chain. */
  BRIDGE,
  /** At an address that nobody has a key of. */
  BURNT,
  /** Paid to the chain for carrying transactions out. */
  FEE,
  /** With an account that may have given it on, which was not followed for one of the limits. */
  NOT_FOLLOWED
}
