package dev.countersign.lure.confine;

/** Why a report has no answer of its own. */
enum Fault {
  /** The time was over. */
  TOO_LONG("Reading it took longer than a report may take"),
  /** The memory was used up. */
  TOO_MUCH_MEMORY("Reading it took more memory than a report may take"),
  /** The process ended without a word. */
  NO_ANSWER("The process that reads reports ended without an answer to it"),
  /** The answer is past what is taken. */
  TOO_MUCH_ANSWER("The answer to it was longer than is taken of the process that reads reports"),
  /** What came back is no answer. */
  NO_SENSE("What the process that reads reports said of it could not be understood"),
  /** The request was not what the child reads. */
  NO_REQUEST("The process that reads reports was not given a report that it could take"),
  /** The child could not confine itself. */
  NOT_CONFINED(
      "It was not read, since the process that reads reports could not cut itself off from the "
          + "network and from other programs"),
  /** No child could be started. */
  NOT_STARTED("The process that reads reports could not be started"),
  /** Others come first. */
  BUSY("Too many reports are being read at this time"),
  /** It is being shut down. */
  CLOSED("Countersign is being stopped");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  /** In a sentence. */
  String sentence() {
    return sentence;
  }
}
