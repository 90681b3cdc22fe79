package dev.countersign.server.console;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.exercise.Template;
import dev.countersign.server.drill.Exercise;
import dev.countersign.server.drill.ExerciseDesk;
import dev.countersign.server.drill.ExerciseDesk.Page;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What stands behind the link of an exercise, for whoever has it: the pretext, and what gave it
 * away. Nothing here asks for a session, sets a cookie, or takes what somebody typed.
 */
@Controller
public final class ExercisePages {
  private final ExerciseDesk desk;
  private final PeopleStore people;
  private final Pages pages;

  /** Pages over that desk. */
  public ExercisePages(ExerciseDesk desk, PeopleStore people, Pages pages) {
    this.desk = desk;
    this.people = people;
    this.pages = pages;
  }

  /** The page behind the link. Fetching it is nobody's act. */
  @RequestMapping(
      path = "/d/{token}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  public ResponseEntity<byte[]> page(@PathVariable String token) {
    Exercise exercise = found(desk.fetched(token));
    boolean open =
        desk.running(exercise)
            && exercise.reportedAt() == null
            && (exercise.standing() == Standing.NOTHING
                || exercise.standing() == Standing.NOT_KNOWN);
    return open ? pretext(exercise) : lesson(exercise);
  }

  /** One of its buttons was pressed: what gave it away is told at once. */
  @PostMapping("/d/{token}")
  public ResponseEntity<byte[]> press(
      @PathVariable String token, @RequestParam Map<String, String> form) {
    return lesson(found(desk.press(token, form)));
  }

  /** Was it you? */
  @PostMapping("/d/{token}/answer")
  public ResponseEntity<byte[]> answer(
      @PathVariable String token, @RequestParam Map<String, String> form) {
    return lesson(found(desk.answer(token, form)));
  }

  /** They read it. */
  @PostMapping("/d/{token}/read")
  public ResponseEntity<byte[]> read(
      @PathVariable String token, @RequestParam Map<String, String> form) {
    return lesson(found(desk.read(token, form)));
  }

  private static Exercise found(Optional<Exercise> exercise) {
    return exercise.orElseThrow(() -> new NoSuchPage("There is nothing under this address."));
  }

  private ResponseEntity<byte[]> pretext(Exercise exercise) {
    return pages.part(
        HttpStatus.OK,
        "exercise",
        Map.of(
            "template", exercise.written(),
            "token", exercise.token(),
            "pass", desk.pass(Page.PRESS, exercise)));
  }

  private ResponseEntity<byte[]> lesson(Exercise exercise) {
    Template template = exercise.written();
    boolean running = desk.running(exercise);
    Map<String, Object> values = new HashMap<>();
    values.put("template", template);
    values.put("cues", template.cuesInOrder().keySet().stream().map(Cue::words).toList());
    values.put("token", exercise.token());
    values.put("address", masked(exercise));
    values.put("asks", running && exercise.standing() == Standing.PRESSED);
    values.put("acted", exercise.standing() == Standing.ACTED);
    values.put("reported", exercise.reportedAt() != null);
    values.put("read", exercise.readAt() != null);
    values.put("answerPass", desk.pass(Page.ANSWER, exercise));
    values.put("readPass", desk.pass(Page.READ, exercise));
    return pages.part(HttpStatus.OK, "exercise-lesson", values);
  }

  /** Enough for whoever it is to know themselves, and not for others to know them. */
  private String masked(Exercise exercise) {
    String email = people.find(exercise.person()).map(Person::email).orElse("");
    int at = email.lastIndexOf('@');
    if (at < 1) {
      return "somebody of the company";
    }
    String name = email.substring(0, at);
    return name.substring(0, 1)
        + "•••"
        + (name.length() > 4 ? name.substring(name.length() - 1) : "")
        + email.substring(at);
  }
}
