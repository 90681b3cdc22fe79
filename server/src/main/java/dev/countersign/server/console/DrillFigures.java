package dev.countersign.server.console;

import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.measure.Counts;
import dev.countersign.drill.measure.Figures;
import dev.countersign.drill.measure.Race;
import dev.countersign.drill.measure.Result;
import dev.countersign.drill.measure.Teams;
import dev.countersign.model.json.Json;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report's figures in words.
 *
 * @param enough whether there are people enough that anything can be told
 * @param chart for the plots, as JSON; the tables say the same
 */
public record DrillFigures(
    boolean enough,
    CountsLine all,
    String typical,
    String firstReports,
    List<MonthLine> months,
    List<RaceLine> races,
    List<TeamLine> teams,
    int hidden,
    String chart) {
  /** Copies. */
  public DrillFigures {
    months = List.copyOf(months);
    races = List.copyOf(races);
    teams = List.copyOf(teams);
  }

  /** Numbers and shares. */
  public record CountsLine(
      int people,
      int sent,
      int reported,
      String reportedShare,
      int acted,
      String actedShare,
      int unknown) {
    static CountsLine of(Counts counts) {
      return new CountsLine(
          counts.people(),
          counts.sent(),
          counts.reported(),
          share(counts.reportedShare()),
          counts.acted(),
          share(counts.actedShare()),
          counts.unknown());
    }
  }

  /** A month. */
  public record MonthLine(
      String month, CountsLine counts, String adjusted, String typical, String first) {}

  /** An exercise in a month. */
  public record RaceLine(
      String month,
      String title,
      String difficulty,
      int sent,
      String toReport,
      String toAct,
      String end) {}

  /** A team, or the others together. */
  public record TeamLine(String name, CountsLine counts, String adjusted, boolean actsShown) {}

  /**
   * Of results.
   *
   * @param now the month that runs, of which teams are not told
   * @param written the exercise of an id
   */
  public static DrillFigures of(
      List<Result> results, YearMonth now, Function<String, Optional<Template>> written) {
    Figures figures = Figures.of(results, Teams.K);
    List<Result> over =
        Figures.told(results, Teams.K).stream().filter(one -> one.month().isBefore(now)).toList();
    Teams teams = Teams.of(over, Teams.K);
    List<MonthLine> months = new ArrayList<>();
    List<RaceLine> races = new ArrayList<>();
    long first = 0;
    long decided = 0;
    for (Figures.Month one : figures.months()) {
      first += one.reportedFirst();
      decided += one.decided();
      months.add(
          new MonthLine(
              one.month().toString(),
              CountsLine.of(one.counts()),
              share(one.adjusted()),
              span(one.typical()),
              one.reportedFirst() + " of " + one.decided()));
      one.races().forEach(race -> races.add(line(one.month(), race, written)));
    }
    List<TeamLine> lines = new ArrayList<>();
    teams.shown().forEach(one -> lines.add(line(one.name(), one)));
    Teams.Team others = teams.others();
    if (others != null) {
      lines.add(line("the others together", others));
    }
    return new DrillFigures(
        !figures.months().isEmpty(),
        CountsLine.of(figures.counts()),
        span(figures.typical()),
        first + " of " + decided,
        months.reversed(),
        races.reversed(),
        lines,
        teams.hidden(),
        chart(figures, teams));
  }

  private static RaceLine line(
      YearMonth month, Race race, Function<String, Optional<Template>> written) {
    Template template = written.apply(race.template()).orElse(null);
    return new RaceLine(
        month.toString(),
        template == null ? race.template() : template.title(),
        template == null ? "" : template.difficulty().words(),
        race.sent(),
        span(race.toReport()),
        span(race.toAct()),
        switch (race.end()) {
          case REPORTED_FIRST -> "reported first";
          case ACTED_FIRST -> "acted on first";
          case QUIET -> "neither";
        });
  }

  private static TeamLine line(String name, Teams.Team team) {
    return new TeamLine(
        name.isEmpty() ? "in no group" : name,
        CountsLine.of(team.counts()),
        share(team.adjusted()),
        team.actsShown());
  }

  private static String chart(Figures figures, Teams teams) {
    ObjectNode chart = Json.object();
    ArrayNode months = chart.putArray("months");
    for (Figures.Month one : figures.months()) {
      ObjectNode month = months.addObject().put("month", one.month().toString());
      month.put("reported", one.counts().reportedShare()).put("acted", one.counts().actedShare());
      one.adjusted().ifPresent(adjusted -> month.put("adjusted", adjusted));
    }
    ArrayNode list = chart.putArray("teams");
    for (Teams.Team one : teams.shown()) {
      ObjectNode team =
          list.addObject().put("name", one.name().isEmpty() ? "in no group" : one.name());
      team.put("reported", one.counts().reportedShare());
      one.adjusted().ifPresent(adjusted -> team.put("adjusted", adjusted));
    }
    return Json.compact(chart);
  }

  static String share(int thousandths) {
    return String.format(Locale.ROOT, "%.1f%%", thousandths / 10.0);
  }

  private static String share(OptionalInt thousandths) {
    return thousandths.isEmpty() ? "–" : share(thousandths.getAsInt());
  }

  static String span(@Nullable Duration time) {
    if (time == null) {
      return "–";
    }
    long minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = Math.round(minutes / 60.0);
    return hours < 48 ? hours + " h" : Math.round(hours / 24.0) + " days";
  }
}
