package dev.countersign.lure.code;

/** What code does that matters in a lure. By itself none of it is proof of harm. */
public enum Kind {
  /** Says that a part of the file was not read, and why; what it does is not known. */
  NOT_READ,
  /** What came from the network is run as code or as a program. */
  RUNS_FETCHED_CODE,
  /** Loads a module by a name that came from the network. */
  LOADS_BY_FETCHED_NAME,
  /**
   * Gives what another computer answered to a function of another file, whose name are the words.
   */
  GIVES_FETCHED,
  /** A function runs as code what it is given. */
  RUNS_GIVEN,
  /** What was encoded in the file is decoded and run as code. */
  RUNS_DECODED_CODE,
  /** Asks another computer for something; the words name it where it is written out. */
  FETCHES,
  /** Sends something to another computer. */
  SENDS,
  /** Starts a program or a shell command. */
  STARTS_PROCESS,
  /** A command that fetches a program and runs it at once. */
  STARTS_SHELL_DOWNLOAD,
  /** Reads files of wallets. */
  READS_WALLETS,
  /** Reads what browsers keep: passwords, cookies, their keys. */
  READS_BROWSER,
  /** Reads keys and credentials: ssh, gpg, clouds, package registries, key chains. */
  READS_KEYS,
  /** Reads the whole environment as a value, or secrets in it by name. */
  READS_ENVIRONMENT,
  /** Something read above, or what tells the computer and its user, flows to the network. */
  SENDS_SECRETS,
  /** Sees to it that something runs again later. */
  PERSISTENCE,
  /** Reads data in a form that can run code. */
  UNSAFE_DESERIALISATION,
  /** Code stands where nobody looks: far to the right, or in a file named as something else. */
  HIDDEN_CODE,
  /** Made unreadable on purpose; minified is not meant. */
  OBFUSCATED,
  /** Deletes itself. */
  SELF_DELETES,
  /** Reads the clipboard. */
  WATCHES_CLIPBOARD,
  /** Reads what is typed. */
  LOGS_KEYS,
  /** Asks which system it runs on, or whether it is watched, before it acts. */
  CHECKS_SURROUNDINGS
}
