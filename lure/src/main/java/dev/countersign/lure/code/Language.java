package dev.countersign.lure.code;

/** What code is written in. */
enum Language {
  JAVASCRIPT,
  TYPESCRIPT,
  PYTHON,
  SHELL,
  POWERSHELL,
  BATCH,
  NOTEBOOK,
  APPLESCRIPT,
  VBSCRIPT
}
