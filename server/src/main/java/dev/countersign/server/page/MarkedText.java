package dev.countersign.server.page;

import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.text.Visible;
import dev.countersign.model.verdict.Finding;
import dev.countersign.server.lure.Defanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Others' text in which the words that findings quote are marked. What steers a screen is spelt
 * out, and nothing makes a link of an address.
 *
 * @param name of the file, or where it is from
 * @param marks how many places are marked
 */
public record MarkedText(String name, List<Run> runs, int marks) {
  private static final int SHORTEST = 4;
  private static final int MOST_OF_ONE = 20;

  /** Copies. */
  public MarkedText {
    runs = List.copyOf(runs);
  }

  /** A run of text; what was found there, in a sentence, or nothing. */
  public record Run(String text, String found) {}

  private record Mark(int from, int to, String found) {}

  /** A text with what an answer found in it. */
  public static MarkedText of(String name, String text, Answer answer) {
    Map<String, String> quoted = new LinkedHashMap<>();
    for (Part part : answer.parts()) {
      for (Finding finding : part.findings()) {
        String words = lower(finding.evidence().getOrDefault("words", "").strip());
        String cut = words.endsWith("…") ? words.substring(0, words.length() - 1) : words;
        if (cut.length() >= SHORTEST) {
          quoted.putIfAbsent(cut.replaceAll("\\s+", " "), finding.sentence());
        }
      }
    }
    return marked(Words.plain(name), text, quoted);
  }

  private static MarkedText marked(String name, String text, Map<String, String> quoted) {
    List<Mark> marks = new ArrayList<>();
    Even even = Even.of(text);
    quoted.forEach((words, found) -> {
      int at = even.text.indexOf(words);
      for (int i = 0; at >= 0 && i < MOST_OF_ONE; i++) {
        int last = at + words.length() - 1;
        marks.add(new Mark(even.places[at], even.places[last] + 1, Words.plain(found)));
        at = even.text.indexOf(words, last + 1);
      }
    });
    marks.sort(
        Comparator.comparingInt(Mark::from)
            .thenComparing(Comparator.comparingInt(Mark::to).reversed()));
    List<Run> runs = new ArrayList<>();
    int done = 0;
    int count = 0;
    for (Mark mark : marks) {
      if (mark.from() >= done) {
        add(runs, text.substring(done, mark.from()), "");
        add(runs, text.substring(mark.from(), mark.to()), Defanged.of(mark.found()));
        done = mark.to();
        count++;
      }
    }
    add(runs, text.substring(done), "");
    return new MarkedText(name, runs, count);
  }

  private static void add(List<Run> runs, String text, String found) {
    if (!text.isEmpty()) {
      String tabs = text.replace("\t", "    ").replace('\r', '\n');
      runs.add(new Run(Defanged.of(Visible.of(tabs)), found));
    }
  }

  private static String lower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(Character.toLowerCase((char) c)));
    return out.toString();
  }

  /** A text in small letters with one blank for every run of them, and where each letter was. */
  @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
  private record Even(String text, int[] places) {
    static Even of(String text) {
      StringBuilder out = new StringBuilder(text.length());
      int[] places = new int[text.length()];
      for (int i = 0; i < text.length(); i++) {
        char c = Character.toLowerCase(text.charAt(i));
        boolean blank = Character.isWhitespace(c);
        if (!blank || out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
          places[out.length()] = i;
          out.append(blank ? ' ' : c);
        }
      }
      return new Even(out.toString(), places);
    }
  }
}
