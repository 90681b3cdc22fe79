package dev.countersign.lure.project.trigger;

/** When something runs, the least a person does for it first. */
public enum When {
  /** The folder is opened in an editor, or entered with a shell. */
  OPEN,
  /** A command of git's, even one that only reads. */
  GIT,
  /** The project is installed. */
  INSTALL,
  /** It is built. */
  BUILD,
  /** It is tested. */
  TEST,
  /** It is started, or another program loads it. */
  START,
  /** Something is committed or pushed: git's hooks. */
  COMMIT,
  /** Its container is built or started. */
  CONTAINER,
  /** Somebody does what its instructions say. */
  INSTRUCTION
}
