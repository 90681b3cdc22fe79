package dev.countersign.lure.rule;

import dev.countersign.lure.rule.Rule.Part;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules, ready to be looked for. For any number of threads. */
public final class Rules {
  private static final List<String> FILES =
      List.of(
          "words.yaml",
          "offers.yaml",
          "running.yaml",
          "tricks.yaml",
          "secrets.yaml",
          "payments.yaml",
          "pressure.yaml",
          "channels.yaml",
          "ordinary.yaml");

  private static final class Shipped {
    static final RuleFile FILE = shippedFile();
    static final Rules RULES = new Rules(FILE);
  }

  private final RuleFile file;
  private final Search search;

  private Rules(RuleFile file) {
    this.file = file;
    this.search = new Search(file);
  }

  /** The rules that come with Countersign. */
  public static Rules shipped() {
    return Shipped.RULES;
  }

  /**
   * Reads rules of one's own. They may use the word lists and kinds of links of the shipped ones.
   *
   * @param name of the file, for sentences about mistakes
   * @throws UnreadableInput saying where the first mistake is, and what would be right
   */
  public static Rules read(String yaml, String name) {
    RuleFile own = RuleFile.read(yaml, name, Shipped.FILE);
    return checked(own.withBase(Shipped.FILE), name).only(own);
  }

  private static Rules checked(RuleFile file, String name) {
    try {
      return new Rules(file);
    } catch (BadPhrase e) {
      throw new UnreadableInput(name + ", " + e.sentence());
    }
  }

  private Rules only(RuleFile own) {
    return new Rules(new RuleFile(file.lists(), file.kinds(), own.rules()));
  }

  /**
   * These rules and others.
   *
   * @throws UnreadableInput when two have the same id
   */
  public Rules and(Rules own) {
    Set<String> ids = new HashSet<>();
    List<Rule> all = new ArrayList<>(file.rules());
    all.addAll(own.file.rules());
    for (Rule rule : all) {
      if (!ids.add(rule.id())) {
        throw new UnreadableInput(
            "There are two rules with the id “" + rule.id() + "”: each needs one of its own");
      }
    }
    Map<String, List<String>> lists = new HashMap<>(file.lists());
    lists.putAll(own.file.lists());
    Map<String, LinkKinds.Kind> kinds = new HashMap<>(file.kinds().kinds());
    kinds.putAll(own.file.kinds().kinds());
    return new Rules(new RuleFile(lists, new LinkKinds(kinds), all));
  }

  /** All of them, in the order of their files. */
  public List<Rule> all() {
    return file.rules();
  }

  /**
   * Looks for all rules in a part of a message: each at most once, where it stands first. Of the
   * text, the first 200,000 characters are read.
   */
  public List<Match> find(Part part, String text) {
    return search.find(part, text);
  }

  /** The kinds to which a link's target belongs, such as {@code repository}. */
  public List<String> kindsOfLink(String target) {
    return file.kinds().ofUrl(target);
  }

  /** The kinds to which a file of this name belongs, such as {@code program}. */
  public List<String> kindsOfFile(String fileName) {
    return file.kinds().ofFile(fileName);
  }

  private static RuleFile shippedFile() {
    RuleFile all = RuleFile.EMPTY;
    for (String name : FILES) {
      try (InputStream in = Rules.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the rules " + name + " are missing");
        }
        String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        all = RuleFile.read(yaml, name, all).withBase(all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  /** A phrase of a rule cannot be read. */
  static final class BadPhrase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPhrase(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
