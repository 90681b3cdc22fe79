package dev.countersign.server.access.pull;

/**
 * What an answer without records means.
 *
 * @param why in the source's own words, as far as they are known ones; empty where it gives none
 */
record Refusal(Kind kind, String why) {
  /** What is to be done about it. */
  enum Kind {
    /** The cursor is not known there any more: what was read last is asked for anew. */
    LOST,
    /** It does not take what we show. */
    SECRET,
    /** It knows us, and we may not. */
    FORBIDDEN,
    /** We ask too often, or it is busy. */
    BUSY,
    /** Anything else. */
    FAILED
  }

  /** By the status alone. Some say with 403 that they are asked too often. */
  static Refusal of(int status) {
    return new Refusal(
        switch (status) {
          case 400, 404, 410, 422 -> Kind.LOST;
          case 401 -> Kind.SECRET;
          case 403, 429, 503 -> Kind.BUSY;
          default -> Kind.FAILED;
        },
        "");
  }
}
