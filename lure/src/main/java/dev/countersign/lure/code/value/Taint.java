package dev.countersign.lure.code.value;

/** Where a value came from. */
public enum Taint {
  /** Another computer. */
  NETWORK,
  /** Decoded or decrypted. */
  DECODED,
  /** A file. */
  FILE,
  /** The whole environment. */
  ENVIRONMENT,
  /** A wallet's files. */
  WALLET,
  /** A browser's files. */
  BROWSER,
  /** Keys and credentials. */
  KEYS,
  /** The computer's name. */
  HOST,
  /** The user's name. */
  USER,
  /** The clipboard. */
  CLIPBOARD,
  /** What is typed. */
  KEYSTROKES,
  /** What lies in the home folder. */
  LISTING
}
