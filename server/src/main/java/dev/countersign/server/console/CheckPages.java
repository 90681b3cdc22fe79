package dev.countersign.server.console;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Answer;
import dev.countersign.server.check.Desk;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.page.AnswerView;
import dev.countersign.server.page.FormView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The form, and the answers that were given to it. */
@Controller
public final class CheckPages {
  private static final int LATEST = 6;
  private static final int A_PAGE = 50;

  private final Desk desk;
  private final Pages pages;

  /** Pages that ask that desk. */
  public CheckPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /** The first page: the form, with a payload of the worked example in it on request. */
  @GetMapping("/check")
  public ResponseEntity<byte[]> home(@RequestParam(defaultValue = "") String example) {
    String payload =
        switch (example.toLowerCase(Locale.ROOT)) {
          case "signed" -> WorkedExample.SIGNED.text();
          case "shown" -> WorkedExample.SHOWN.text();
          default -> "";
        };
    return home(HttpStatus.OK, FormView.of(payload));
  }

  /** Answers the form: in place for htmx, with a page of its own otherwise. */
  @PostMapping("/checks")
  public ResponseEntity<byte[]> check(
      SignedIn who,
      @ModelAttribute AskForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace)
      throws IOException {
    try {
      Answer answer = desk.answer(who.person().subject(), form.question());
      URI permalink = URI.create("/checks/" + answer.recorded().id());
      if (!inPlace) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(permalink).build();
      }
      AnswerView view = AnswerView.of(answer.recorded(), answer.report());
      return pages.part(HttpStatus.OK, "answer", Map.of("answer", view));
    } catch (UnreadableInput e) {
      return inPlace
          ? pages.part(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "trouble",
              Map.of("title", "It could not be read", "sentence", e.sentence()))
          : home(HttpStatus.UNPROCESSABLE_CONTENT, form.view(e.sentence()));
    }
  }

  /** An answer under its permalink. */
  @GetMapping("/checks/{id}")
  public ResponseEntity<byte[]> answer(@PathVariable UUID id) {
    Answer answer =
        desk.find(id)
            .orElseThrow(() -> new NoSuchPage("No answer is recorded under this address."));
    AnswerView view = AnswerView.of(answer.recorded(), answer.report());
    return pages.page(HttpStatus.OK, "check", Map.of("answer", view));
  }

  /** The answers, newest first. */
  @GetMapping("/checks")
  public ResponseEntity<byte[]> answers(@RequestParam(required = false) @Nullable Long before) {
    long from = before == null ? Long.MAX_VALUE : before;
    var recorded = desk.before(from, A_PAGE);
    Map<String, Object> values = new HashMap<>();
    values.put("answers", recorded.stream().map(AnswerView::of).toList());
    values.put("older", recorded.size() < A_PAGE ? null : recorded.getLast().number());
    return pages.page(HttpStatus.OK, "checks", values);
  }

  private ResponseEntity<byte[]> home(HttpStatus status, FormView form) {
    List<AnswerView> recent =
        desk.before(Long.MAX_VALUE, LATEST).stream().map(AnswerView::of).toList();
    ResponseEntity<byte[]> page = pages.page(status, "ask", Map.of("form", form, "recent", recent));
    return ResponseEntity.status(status)
        .headers(page.getHeaders())
        .header(HttpHeaders.VARY, "HX-Request")
        .body(page.getBody());
  }
}
