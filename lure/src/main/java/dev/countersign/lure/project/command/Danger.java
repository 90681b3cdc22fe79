package dev.countersign.lure.project.command;

/** What is dangerous in a command line by itself. */
public enum Danger {
  /** It fetches something and runs it. */
  FETCHED_CODE,
  /** It decodes something and runs it. */
  DECODED_CODE,
  /** It switches a protection of the machine off. */
  PROTECTION_OFF
}
