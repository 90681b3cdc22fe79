package dev.countersign.intel.knowledge;

/** The files of knowledge, in the order in which they build on one another. */
public enum KnowledgeFile {
  /** Documents that the others name. */
  SOURCES("sources.json"),
  /** Steps of a theft, and techniques. */
  TECHNIQUES("techniques.json"),
  /** Groups and their names. */
  ACTORS("actors.json"),
  /** Thefts. */
  INCIDENTS("incidents.json"),
  /** Figures that others published, and where they do not agree. */
  PUBLISHED("published.json");

  private final String file;

  KnowledgeFile(String file) {
    this.file = file;
  }

  /** Its name in a folder. */
  public String file() {
    return file;
  }
}
