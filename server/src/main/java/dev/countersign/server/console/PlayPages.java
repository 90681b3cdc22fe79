package dev.countersign.server.console;

import dev.countersign.drill.measure.Teams;
import dev.countersign.drill.play.PlayCounts;
import dev.countersign.drill.play.PlayFigures;
import dev.countersign.drill.play.Twist;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.console.DrillPages.Waiting;
import dev.countersign.server.drill.DrillDesk;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.page.Pages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The play wallet: what its requests show, and where more are proposed. */
@Controller
public final class PlayPages {
  private final PlayDesk desk;
  private final DrillDesk drills;
  private final ChangeDesk changes;
  private final ContactStore company;
  private final Pages pages;
  private final Clock clock;

  /** Pages over those desks. */
  public PlayPages(
      PlayDesk desk,
      DrillDesk drills,
      ChangeDesk changes,
      DataSource source,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.drills = drills;
    this.changes = changes;
    this.company = new ContactStore(source);
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * A line of a table.
   *
   * @param wrongApprovals such as {@code 2 of 11}, or that it is not shown
   */
  public record Line(
      String name,
      int people,
      String rightRefusals,
      String wrongApprovals,
      String wrongRefusals,
      int undecided) {
    static Line of(String name, PlayFigures.Line line) {
      PlayCounts counts = line.counts();
      return new Line(
          name,
          counts.people(),
          line.approvalsShown() ? share(counts.rightRefusals(), counts.twisted()) : "not shown",
          line.approvalsShown() ? share(counts.wrongApprovals(), counts.twisted()) : "not shown",
          line.refusalsShown() ? share(counts.wrongRefusals(), counts.honest()) : "not shown",
          counts.undecided());
    }

    private static String share(int some, int all) {
      return all == 0
          ? "–"
          : String.format(
              Locale.ROOT, "%d of %d (%d%%)", some, all, Math.round(100.0 * some / all));
    }
  }

  /** The page. */
  @GetMapping("/drills/play")
  public ResponseEntity<byte[]> page() {
    Instant now = clock.instant();
    ZoneId zone =
        drills.store().all().stream().findFirst().map(one -> one.zone()).orElse(ZoneId.of("UTC"));
    YearMonth month = YearMonth.from(LocalDate.ofInstant(now, zone));
    PlayFigures figures = PlayFigures.of(desk.store().results(now), month, Teams.K);
    List<Line> teams = new ArrayList<>();
    figures
        .teams()
        .forEach(one -> teams.add(Line.of(one.name().isEmpty() ? "no group" : one.name(), one)));
    PlayFigures.Line others = figures.others();
    if (others != null) {
      teams.add(Line.of("the others", others));
    }
    PlayFigures.Line all = figures.all();
    Map<String, Object> values = new HashMap<>();
    values.put("all", all == null ? null : Line.of("", all));
    values.put("months", figures.months().stream().map(one -> Line.of(one.name(), one)).toList());
    values.put("teams", teams);
    values.put(
        "waiting",
        changes.open().stream()
            .filter(one -> one.kind().equals("play-started"))
            .map(one -> new Waiting(one.id().toString(), changes.words(one).getFirst()))
            .toList());
    values.put("twists", Arrays.asList(Twist.values()));
    values.put("domains", company.us().domains());
    values.put("first", month.plusMonths(1).atDay(1).toString());
    values.put("last", month.plusMonths(1).atEndOfMonth().toString());
    values.put("k", Teams.K);
    return pages.page(HttpStatus.OK, "play", values);
  }
}
