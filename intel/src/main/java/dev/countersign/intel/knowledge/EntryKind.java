package dev.countersign.intel.knowledge;

/** Kinds of entries: in which file each stands, and under which name. */
public enum EntryKind {
  /** A document. */
  SOURCE("source", KnowledgeFile.SOURCES, "sources"),
  /** A step of a theft. */
  STEP("step", KnowledgeFile.TECHNIQUES, "steps"),
  /** Something that thieves do. */
  TECHNIQUE("technique", KnowledgeFile.TECHNIQUES, "techniques"),
  /** Who steals. */
  ACTOR("actor", KnowledgeFile.ACTORS, "actors"),
  /** A theft. */
  INCIDENT("incident", KnowledgeFile.INCIDENTS, "incidents"),
  /** A figure that somebody published. */
  FIGURE("figure", KnowledgeFile.PUBLISHED, "published"),
  /** Why figures do not agree. */
  DISPUTE("dispute", KnowledgeFile.PUBLISHED, "disputes");

  private final String word;
  private final KnowledgeFile file;
  private final String list;

  EntryKind(String word, KnowledgeFile file, String list) {
    this.word = word;
    this.file = file;
    this.list = list;
  }

  /** Its name. */
  public String word() {
    return word;
  }

  /** The file in which it stands. */
  public KnowledgeFile file() {
    return file;
  }

  /** The name of the list in that file. */
  public String list() {
    return list;
  }
}
