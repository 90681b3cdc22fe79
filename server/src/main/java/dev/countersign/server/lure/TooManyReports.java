package dev.countersign.server.lure;

/** Somebody hands in more than a person does. */
public final class TooManyReports extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyReports(int most) {
    super(
        "More than "
            + most
            + " reports came from you within an hour; tell security directly, or wait");
  }
}
