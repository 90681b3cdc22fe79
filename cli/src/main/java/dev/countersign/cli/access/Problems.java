package dev.countersign.cli.access;

import dev.countersign.access.read.Unread;

/** Takes what could not be read. */
interface Problems {
  /** Says nothing of it: it will be read again, and said then. */
  Problems UNSAID =
      new Problems() {
        @Override
        public void unread(String log, Unread unread) {
          // said by whoever reads the log in earnest
        }

        @Override
        public void broken(String log, String cause) {
          // said by whoever reads the log in earnest
        }
      };

  /** A record of a log. */
  void unread(String log, Unread unread);

  /** A log that could not be read to its end. */
  void broken(String log, String cause);
}
