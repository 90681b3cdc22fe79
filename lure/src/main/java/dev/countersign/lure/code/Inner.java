package dev.countersign.lure.code;

/** Code within code: what is given to eval, or to a shell, is read as well. */
interface Inner {
  /** A text as code of a language, at a place of the notes' file. */
  void read(String code, Language language, Notes notes, int at, String within);
}
