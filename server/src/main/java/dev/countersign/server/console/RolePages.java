package dev.countersign.server.console;

import dev.countersign.lure.triage.Answer;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.lure.Handed;
import dev.countersign.server.lure.Ourselves;
import dev.countersign.server.lure.Reading;
import dev.countersign.server.page.LureAnswerView;
import dev.countersign.server.page.MarkedText;
import dev.countersign.server.page.Pages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Roles changed: whoever is trained writes the lure, for somebody who is made up, and sees which
 * signs give it away. Nothing of it is sent, kept or told to anybody.
 */
@Controller
public final class RolePages {
  /** Longer ones are no message. */
  static final int LONGEST = 20_000;

  private static final int SHORTEST = 40;
  private static final int AT_ONCE = 2;

  private final Semaphore readers = new Semaphore(AT_ONCE);
  private final Reading reading;
  private final Ourselves ourselves;
  private final Pages pages;

  /** Pages that read what was written as a report is read. */
  public RolePages(Reading reading, Ourselves ourselves, Pages pages) {
    this.reading = reading;
    this.ourselves = ourselves;
    this.pages = pages;
  }

  /** Somebody to write to, who is made up. */
  public record Brief(String who, String what) {}

  private static final List<Brief> BRIEFS =
      List.of(
          new Brief(
              "A developer who was laid off in spring",
              "has commit rights to a wallet's library still, and answers recruiters"),
          new Brief(
              "A treasurer with a hardware wallet",
              "is one of three owners, signs on the train, and reads half of what they sign"),
          new Brief(
              "Whoever is on duty at the help desk",
              "may reset a second factor, and wants to be kind at the end of a long shift"));

  /** The form. */
  @GetMapping("/drills/roles")
  public ResponseEntity<byte[]> ask() {
    return pages.page(HttpStatus.OK, "drill-roles", Map.of("briefs", BRIEFS));
  }

  /** What gives it away. */
  @PostMapping("/drills/roles")
  public ResponseEntity<byte[]> tell(@RequestParam(defaultValue = "") String text) {
    String said = text.strip();
    if (said.length() < SHORTEST || said.length() > LONGEST) {
      return trouble(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "A message has " + SHORTEST + " to 20,000 characters, and this has " + said.length());
    }
    if (!readers.tryAcquire()) {
      return trouble(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Others have theirs read just now; ask again in a few seconds");
    }
    try {
      Answer answer =
          reading.answer(Handed.PASTED, said.getBytes(StandardCharsets.UTF_8), ourselves.company());
      return pages.part(
          HttpStatus.OK,
          "drill-roles-answer",
          Map.of(
              "answer",
              LureAnswerView.of(answer, List.of(), List.of()),
              "text",
              MarkedText.of("what you wrote", said, answer),
              "seen",
              answer.verdict().outcome() != Outcome.ALLOW));
    } catch (RuntimeException e) {
      return trouble(
          HttpStatus.SERVICE_UNAVAILABLE, "It could not be read this time; ask once more");
    } finally {
      readers.release();
    }
  }

  private ResponseEntity<byte[]> trouble(HttpStatus status, String sentence) {
    return pages.part(status, "drill-roles-trouble", Map.of("sentence", sentence));
  }
}
