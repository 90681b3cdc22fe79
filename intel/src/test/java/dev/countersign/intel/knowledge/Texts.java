package dev.countersign.intel.knowledge;

import java.util.EnumMap;
import java.util.Map;

/** The smallest files that say something, to be changed by tests. */
public final class Texts {
  private final Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);

  /**
   * One source, step, technique, state, group and theft of 100 dollars in 2023, nothing published.
   */
  public Texts() {
    texts.put(
        KnowledgeFile.SOURCES,
        """
        {"sources": [{"id": "s", "publisher": "A bureau", "title": "T", "published": "2023-05-01",
         "url": "https://bureau.example/t"}]}\
        """);
    texts.put(
        KnowledgeFile.TECHNIQUES,
        """
        {"steps": [{"id": "leave", "what": "Value leaves", "question": "Did it?"}],
         "techniques": [{"id": "T1657", "name": "Financial Theft", "step": "leave"}]}\
        """);
    texts.put(
        KnowledgeFile.ACTORS,
        """
        {"actors": [
          {"id": "state", "name": "A state", "kind": "state", "about": "A.", "source": "s"},
          {"id": "group", "name": "A group", "kind": "group", "about": "B.", "source": "s",
           "aliases": [{"name": "Slow Fish", "by": "V", "means": "same", "source": "s"}],
           "relations": [{"kind": "part-of", "to": "state", "source": "s"}]}]}\
        """);
    texts.put(
        KnowledgeFile.INCIDENTS,
        """
        {"incidents": [
          {"id": "theft", "date": "2023-03", "victim": "An exchange",
           "dollars": {"amount": "100", "how": "stated", "source": "s"},
           "assets": [{"amount": "1.5", "asset": "ETH", "source": "s"}],
           "method": "M.", "techniques": ["T1657"],
           "attributions": [
             {"by": "A bureau", "actors": ["group"], "confidence": "high", "source": "s"}],
           "addresses": [{"chain": "ETH", "source": "s",
             "address": "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"}]}]}\
        """);
    texts.put(KnowledgeFile.PUBLISHED, "{\"published\": [], \"disputes\": []}");
  }

  /** Puts other words in the place of some that have to be there. */
  public Texts with(KnowledgeFile file, String old, String other) {
    String text = texts.getOrDefault(file, "");
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file.file() + " has no " + old);
    }
    texts.put(file, text.replace(old, other));
    return this;
  }

  /** Puts another text in a file's place. */
  public Texts with(KnowledgeFile file, String text) {
    texts.put(file, text);
    return this;
  }

  /** All of them. */
  public Map<KnowledgeFile, String> all() {
    return texts;
  }

  /** Reads them. */
  public Knowledge read() {
    return KnowledgeReader.read(texts);
  }
}
