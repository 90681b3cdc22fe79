package dev.countersign.lure.code;

/** When the code would do it. */
public enum When {
  /**
   * When the file is loaded or run: top level, what is called from there, callbacks given there.
   */
  AT_LOAD,
  /** When something else calls a function of the file. */
  IN_FUNCTION
}
