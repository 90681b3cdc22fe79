package dev.countersign.server.console;

import dev.countersign.lure.context.Contact;
import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.lure.Handed;
import dev.countersign.server.lure.Kept;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.Way;
import dev.countersign.server.page.LureAnswerView;
import dev.countersign.server.page.MarkedText;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ReportLine;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Why am I getting this? Reporting, the answer, and how it ended. */
@Controller
public final class ReportPages {
  private static final int A_PAGE = 50;
  private static final int UPLOADS_AT_ONCE = 4;

  private final LureHouse house;
  private final PeopleStore people;
  private final Pages pages;
  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);

  /** Pages over that house. */
  public ReportPages(LureHouse house, PeopleStore people, Pages pages) {
    this.house = house;
    this.people = people;
    this.pages = pages;
  }

  /** The form. */
  @GetMapping("/reports/new")
  public ResponseEntity<byte[]> form() {
    return pages.page(HttpStatus.OK, "report-new", Map.of());
  }

  /** Takes pasted text, or a small file, and reads it. */
  @PostMapping("/reports")
  public ResponseEntity<byte[]> report(
      SignedIn who,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    if (file != null && !file.isEmpty()) {
      String name = file.getOriginalFilename();
      return taken(
          Handed.by(who.person(), Way.UPLOAD, name == null ? "" : name), Kept.of(file.getBytes()));
    }
    if (text.isBlank()) {
      throw new UnreadableInput("There is nothing in it; paste the text or choose the file again");
    }
    return taken(
        Handed.pasted(who.person(), text),
        Kept.of(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Takes a file of any size; the body is the file. */
  @PostMapping("/reports/file")
  public ResponseEntity<byte[]> file(
      SignedIn who, @RequestParam(defaultValue = "") String name, HttpServletRequest request)
      throws IOException {
    if (!uploads.tryAcquire()) {
      throw new UnreadableInput("Others hand in large files just now; try again in a moment");
    }
    Kept kept;
    try {
      kept = Kept.of(request.getInputStream());
    } finally {
      uploads.release();
    }
    return taken(Handed.by(who.person(), Way.UPLOAD, name), kept);
  }

  private ResponseEntity<byte[]> taken(Handed handed, Kept kept) {
    UUID id = house.reports().receive(handed, kept);
    house.reports().readNow(id);
    return JsonBody.ok(Json.object().put("location", "/reports/" + id));
  }

  /** One's own, with how each ended. */
  @GetMapping("/reports")
  public ResponseEntity<byte[]> own(
      SignedIn who, @RequestParam(required = false) @Nullable Long before) {
    List<Report> found =
        house
            .reports()
            .store()
            .of(who.person().id(), before == null ? Long.MAX_VALUE : before, A_PAGE);
    Map<String, Object> values = new HashMap<>();
    values.put("reports", found.stream().map(one -> ReportLine.of(one, campaign(one))).toList());
    values.put("older", found.size() < A_PAGE ? null : found.getLast().number());
    return pages.page(HttpStatus.OK, "reports", values);
  }

  /** The answer, for whoever reported it and for whoever oversees. */
  @GetMapping("/reports/{id}")
  public ResponseEntity<byte[]> answer(SignedIn who, @PathVariable UUID id) {
    Report report = find(who, id);
    Map<String, Object> values = new HashMap<>();
    Campaign campaign = campaign(report);
    values.put("report", ReportLine.of(report, campaign));
    values.put("own", report.isOf(who.person().id()));
    values.put("exercise", report.answered() && report.campaign() == null);
    values.put("by", by(report));
    Optional<Answer> answer = house.reports().store().answer(id);
    values.put("answer", answer.map(this::view).orElse(null));
    values.put(
        "text",
        answer
            .filter(one -> report.isOf(who.person().id()) || who.person().hasAny(Role.SECURITY))
            .flatMap(one -> text(house, report, one))
            .orElse(null));
    Meeting meeting =
        campaign == null
            ? null
            : house.campaigns().exposures().of(campaign.id(), who.person().id()).orElse(null);
    values.put("met", meeting == null || !meeting.said() ? "" : meeting.level().word());
    return pages.page(HttpStatus.OK, "report", values);
  }

  /** What was reported as text, with what was found in it; for whoever reported it and security. */
  static Optional<MarkedText> text(LureHouse house, Report report, Answer answer) {
    return house
        .reports()
        .store()
        .text(report)
        .map(text -> MarkedText.of(report.name(), text, answer));
  }

  private LureAnswerView view(Answer answer) {
    List<Contact> contacts =
        house.contacts().store().all().stream().map(ContactStore.Known::contact).toList();
    List<String> names =
        people.all().stream()
            .filter(one -> one.state() == Person.State.ACTIVE)
            .map(Person::name)
            .toList();
    return LureAnswerView.of(answer, contacts, names);
  }

  /** Whoever reported it says how closely they met it. */
  @PostMapping("/reports/{id}/met")
  public ResponseEntity<byte[]> met(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String level) {
    Report report = find(who, id);
    if (!report.isOf(who.person().id())) {
      throw new NoSuchPage("You have no such report.");
    }
    house
        .reports()
        .met(
            report,
            who.person(),
            Exposure.of(level)
                .orElseThrow(
                    () -> new UnreadableInput("Say received, opened or ran; it says none")));
    return JsonBody.ok(Json.object().put("location", "/reports/" + id));
  }

  private Report find(SignedIn who, UUID id) {
    return house
        .reports()
        .store()
        .find(id)
        .filter(one ->
            one.isOf(who.person().id())
                || who.person().hasAny(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR))
        .orElseThrow(() -> new NoSuchPage("There is no report of yours under this address."));
  }

  private @Nullable Campaign campaign(Report report) {
    UUID id = report.campaign();
    return id == null ? null : house.campaigns().store().find(id).orElse(null);
  }

  private String by(Report report) {
    UUID person = report.person();
    if (person != null) {
      return people.find(person).map(Person::name).orElse("somebody");
    }
    return report.by().startsWith("machine/") ? "a program" : "somebody unknown";
  }
}
