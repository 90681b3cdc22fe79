package dev.countersign.acceptance.drill;

import static dev.countersign.acceptance.drill.Browsers.Detonation.LOOKS;
import static dev.countersign.acceptance.drill.Browsers.Detonation.PRESSES;
import static dev.countersign.acceptance.drill.Browsers.Detonation.PRESSES_SILENTLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.drill.Browsers.Act;
import dev.countersign.acceptance.drill.Browsers.Input;
import dev.countersign.acceptance.drill.Browsers.Word;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of exercises for 500 people, with everything in the path of the mail that opens, follows
 * and presses: nobody is marked who did not act, and the report says what the simulation knows.
 */
class MonthOfDrillsTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

  private final Random random = new Random(2027);
  private final Truth truth = new Truth();
  private final Programs programs = new Programs();
  private final Clockwork clock = new Clockwork();

  @Test
  void marksNobodyWhoDidNotActAndCountsWhatPeopleDid(@TempDir Path folder) throws Exception {
    try (DrillCompany company = new DrillCompany(folder, clock);
        Browsers browsers = new Browsers()) {
      clock.set(FIRST.minusDays(3).atTime(12, 0).toInstant(ZoneOffset.UTC));
      company.startMonth(FIRST.toString(), LAST.toString());
      int sent = 0;
      int workingDay = 0;
      for (LocalDate day : FIRST.datesUntil(LAST.plusDays(1)).toList()) {
        int planned = company.planned(day);
        if (isOff(day)) {
          assertThat(planned).as("mails on " + day).isZero();
        } else {
          clock.set(day.atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC));
          List<Letter> letters = letters(company.mails(sent + planned));
          sent += planned;
          aDay(company, browsers, letters, workingDay++);
        }
      }
      assertThat(sent).isEqualTo(1_000);
      awaitReports(company);
      compareEveryMail(company);
      clock.set(LAST.plusDays(2).atTime(9, 0).toInstant(ZoneOffset.UTC));
      compareTheReport(company);
      nothingTellsOfSinglePeople(company);
    }
  }

  private static boolean isOff(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || DrillCompany.HOLIDAYS.contains(day.toString());
  }

  private List<Letter> letters(List<MimeMessage> messages) throws MessagingException {
    List<Letter> letters = new ArrayList<>();
    for (MimeMessage message : messages) {
      Letter letter = Letter.of(message);
      truth.sent(letter, message.getSubject());
      letters.add(letter);
    }
    return letters;
  }

  private void aDay(DrillCompany company, Browsers browsers, List<Letter> letters, int day) {
    Deque<Letter> left = new ArrayDeque<>(letters);
    Collections.shuffle(letters, random);
    List<Letter> crawled = taken(left, 2);
    List<Letter> forgedAtOnce = taken(left, 1);
    List<Letter> forgedLater = taken(left, 1);
    List<Letter> early = taken(left, 4);
    List<Letter> late = taken(left, 3);
    boolean withBrowsers = day % 6 == 1;
    List<Letter> looked = taken(left, withBrowsers ? 1 : 0);
    List<Letter> pressed = taken(left, withBrowsers ? 1 : 0);
    List<Letter> pressedSilently = taken(left, withBrowsers ? 1 : 0);
    List<Letter> asAHand = taken(left, withBrowsers ? 1 : 0);
    List<Letter> people = taken(left, withBrowsers ? 4 : 0);

    // As soon as they come in.
    atOnce(letters, programs::gateway);
    atOnce(letters.subList(0, letters.size() / 3), programs::prefetch);
    atOnce(crawled, programs::crawler);
    crawled.forEach(truth::programPressed);
    programs.forgers(forgedAtOnce, clock);
    forgedAtOnce.forEach(truth::programPressed);
    if (withBrowsers) {
      browsers.detonate(
          Map.of(
              looked.getFirst(), LOOKS,
              pressed.getFirst(), PRESSES,
              pressedSilently.getFirst(), PRESSES_SILENTLY));
      pressed.forEach(truth::programPressed);
      pressedSilently.forEach(truth::programPressed);
    }

    clock.move(Duration.ofMinutes(4));
    atOnce(letters.subList(letters.size() / 2, letters.size()), programs::rewriter);

    clock.move(Duration.ofMinutes(6));
    for (Letter letter : early) {
      report(company, letter);
    }
    if (withBrowsers) {
      List<Act> acts = acts(people, crawled.getFirst(), day);
      browsers.act(acts, asAHand);
      acts.forEach(truth::acted);
      asAHand.forEach(letter -> truth.pressedAsByHand(letter, namesTheFirst(letter)));
      // What scans again at the press of a link changes nothing for whoever pressed.
      people.forEach(letter -> programs.rewriter(letter, 1));
      passedOnAndReported(company, people.getLast());
    }
    programs.forgers(forgedLater, clock);
    forgedLater.forEach(letter -> truth.pressedAsByHand(letter, namesTheFirst(letter)));

    clock.move(Duration.ofMinutes(50));
    for (Letter letter : late) {
      company.report(letter.to(), letter.rewritten());
      truth.reportedByRecipient(letter);
      // An add-on for reports follows the links of what it hands in.
      programs.gateway(letter, 1);
      programs.prefetch(letter, 2);
    }
  }

  private List<Act> acts(List<Letter> people, Letter pressedByAProgram, int day) {
    return List.of(
        new Act(people.get(0), Input.MOUSE, Word.YES, true),
        new Act(people.get(1), Input.KEYBOARD, Word.YES, false),
        new Act(people.get(2), day % 2 == 0 ? Input.TOUCH : Input.MOUSE, Word.YES, false),
        // Passed on to a colleague, who falls for it; every other says so.
        new Act(people.get(3), Input.MOUSE, day % 2 == 0 ? Word.NO : Word.NOTHING, false),
        // They act, but something pressed a button of theirs before: it is not known.
        new Act(pressedByAProgram, Input.MOUSE, Word.YES, false));
  }

  private void report(DrillCompany company, Letter letter) {
    company.report(letter.to(), letter.raw());
    truth.reportedByRecipient(letter);
  }

  /** Whoever it was passed on to reports it: the recipient has not. */
  private static void passedOnAndReported(DrillCompany company, Letter letter) {
    String colleague = letter.to().equals("e1@example.com") ? "e2@example.com" : "e1@example.com";
    company.report(colleague, letter.raw());
  }

  private static boolean namesTheFirst(Letter letter) {
    return Templates.shipped().all().stream()
        .filter(one -> one.kind().mailed())
        .filter(one -> letter.text().startsWith(beginning(one)))
        .anyMatch(one -> letter.text().contains(one.choices().getFirst()));
  }

  private static String beginning(Template one) {
    String first = one.paragraphs().getFirst();
    int place = first.indexOf('{');
    return (place < 0 ? first : first.substring(0, place)).replace("\n", "\r\n");
  }

  private interface Doing {
    void with(Letter letter, int number);
  }

  private static void atOnce(List<Letter> letters, Doing doing) {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < letters.size(); i++) {
        Letter letter = letters.get(i);
        int number = i;
        all.add(threads.submit(() -> doing.with(letter, number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Letter> taken(Deque<Letter> left, int many) {
    List<Letter> taken = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      taken.add(left.removeFirst());
    }
    return taken;
  }

  private static void awaitReports(DrillCompany company) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (company.number("select count(*) from report where state = 'received'") > 0) {
      assertThat(System.nanoTime()).as("all are read").isLessThan(end);
      Browsers.pause(Duration.ofMillis(100));
    }
    assertThat(company.number("select count(*) from campaign"))
        .as("an exercise is no campaign")
        .isZero();
  }

  /** Zero false marks, and none that is missing. */
  private void compareEveryMail(DrillCompany company) {
    Map<String, Standing> standings = new HashMap<>();
    Set<String> reported = new HashSet<>();
    company.rows(
        "select token, standing, reported_at is not null from exercise where state = 'sent'",
        row -> {
          standings.put(row.getString(1), Standing.of(row.getString(2)));
          if (row.getBoolean(3)) {
            reported.add(row.getString(1));
          }
          return row;
        });
    assertThat(marked(standings)).as("who is marked").isEqualTo(marked(truth.standings()));
    assertThat(standings).isEqualTo(truth.standings());
    assertThat(reported).isEqualTo(truth.reported());
    assertThat(truth.count(Standing.ACTED)).isEqualTo(12);
    assertThat(truth.count(Standing.NOT_KNOWN)).isGreaterThan(60);
  }

  private static Set<String> marked(Map<String, Standing> standings) {
    Set<String> marked = new HashSet<>();
    standings.forEach((token, standing) -> {
      if (standing.marked()) {
        marked.add(token);
      }
    });
    return marked;
  }

  private void compareTheReport(DrillCompany company) {
    String page = company.page("/drills/report");
    String words = page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    assertThat(words)
        .contains(
            truth.reported().size() + " of 1000 exercises to 500 people",
            "Acted on " + share(truth.count(Standing.ACTED), 1_000) + " 12 exercises",
            "Not known who acted "
                + truth.count(Standing.NOT_KNOWN, Standing.PRESSED)
                + " counted for nobody",
            "Reported before anybody acted "
                + truth.exercisesReportedFirst()
                + " of "
                + truth.exercisesWithAnything()
                + " exercises");
    for (int i = 0; i < 8; i++) {
      expectRow(page, DrillCompany.groupName(i), Set.of(DrillCompany.groupName(i)));
    }
    // Of 6 and of 4 people: the smaller is hidden, and the other would give it away.
    assertThat(page).doesNotContain(">group-i<", ">group-j<");
    expectRow(page, "the others together", Set.of("group-i", "group-j"));
  }

  private void expectRow(String page, String name, Set<String> groups) {
    Matcher row =
        Pattern.compile(
                "<td>"
                    + name
                    + "</td><td data-name=\"People\">([0-9]+)</td><td data-name=\"Mails\">([0-9]+)"
                    + "</td><td data-name=\"Reported\"><strong>([0-9.%]+)</strong></td>"
                    + "<td data-name=\"Adjusted\">[0-9.%]+</td><td data-name=\"Acted on\">"
                    + "([0-9.%]+)</td>")
            .matcher(page);
    assertThat(row.find()).as(name).isTrue();
    long[] known = truth.of(groups);
    assertThat(List.of(row.group(2), row.group(3), row.group(4)))
        .as(name)
        .isEqualTo(
            List.of(Long.toString(known[0]), share(known[1], known[0]), share(known[2], known[0])));
  }

  private static String share(long some, long all) {
    return String.format(Locale.ROOT, "%.1f%%", Math.round(1000.0 * some / all) / 10.0);
  }

  /** What those who oversee can read says nothing of what one person did. */
  private void nothingTellsOfSinglePeople(DrillCompany company) {
    String journal = company.page("/journal/export");
    assertThat(journal).contains("exercise-pressed", "exercise-answered", "exercise-reported");
    List<String> people =
        company.rows(
            "select p.id from person p join exercise e on e.person = p.id where e.standing ="
                + " 'acted'",
            row -> row.getString(1));
    assertThat(people).hasSize(12);
    String drills =
        journal
            .lines()
            .filter(line -> line.contains("exercise-"))
            .reduce("", (all, line) -> all + line);
    assertThat(people).noneMatch(drills::contains);
    assertThat(truth.standings().keySet()).noneMatch(journal::contains);
    assertThat(drills).doesNotContain("@example.com");
  }
}
