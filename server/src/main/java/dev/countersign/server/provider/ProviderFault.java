package dev.countersign.server.provider;

/** The identity provider did not answer, or not as it must. */
final class ProviderFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a sentence for whoever signs in. */
  ProviderFault(String sentence) {
    super(sentence);
  }

  /** With its cause. */
  ProviderFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
