package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.countersign.drill.play.PlayRequest;
import dev.countersign.drill.play.PlayScenario;
import dev.countersign.drill.play.PlayWriter;
import dev.countersign.server.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The play wallet from its proposal to its figures: one is agreed to that should not be, one is
 * refused rightly, each teaches at once, and nothing of it stands among what is real.
 */
class PlayWalletInBrowserTest {
  @Test
  void anApproverDecidesOnPlayMoneyAsOnRealOne(@TempDir Path folder) throws SQLException {
    Path data = folder.resolve("data");
    try (TwoPeople two = new TwoPeople(data);
        Somebody cyd = new Somebody(two.server(), two.browser());
        Connection database = database(data)) {
      FirstTransferTest.letIn(
          two.ada(), two.ben(), two.ben(), cyd, "Cyd Example", "cyd@example.com", "approver");
      Page ben = two.ben().at("/contacts");
      ben.getByLabel("Its own domains").fill("example.com");
      two.ben().press(ben.locator("form[action='/contacts/us']"), "Keep it");

      proposes(two);
      Page page = cyd.at("/transfers");
      assertThat(page.locator("main")).not().containsText("Asked of you");

      begins(database, "code-replaced-5", 1);
      page = cyd.at("/transfers");
      assertThat(page.locator("[data-part=plays]")).containsText("Send ");
      assertThat(page.locator("[data-part=open]")).containsText("Nothing waits");
      TwoPeople.examine(page, "transfers with a request for play money");
      looksAtIt(page);
      assertThat(page.locator(".banner")).containsText("Deny");
      assertThat(page.locator("main")).not().containsText("exercise");
      TwoPeople.open(page);
      TwoPeople.examine(page, "a request for play money");
      cyd.clickAndStay("Wait: why am I getting this?");
      assertThat(page.locator(".question")).containsText("and for nothing else");
      cyd.clickAndStay("Approve, with your passkey");
      assertThat(page.locator("h1")).hasText("This was an exercise");
      assertThat(page.locator(".banner")).containsText("Not right");
      assertThat(page.locator("main")).containsText("in February 2025");
      TwoPeople.open(page);
      TwoPeople.examine(page, "what it was");

      begins(database, "look-alike-3", 2);
      page = cyd.at("/transfers");
      looksAtIt(page);
      cyd.clickAndStay("Refuse, and tell security");
      assertThat(page.locator(".banner")).containsText("Right");
      assertThat(page.locator("main")).containsText("Only the middle digits differ");

      begins(database, "honest-2", 3);
      page = cyd.at("/transfers");
      looksAtIt(page);
      assertThat(page.locator(".missing")).containsText("Still missing");
      cyd.clickAndStay("Approve, with your passkey");
      assertThat(page.locator(".banner")).containsText("it was in order");

      page = cyd.at("/me");
      assertThat(page.locator("#exercises tbody tr")).hasCount(3);
      assertThat(page.locator("#exercises .tag")).hasCount(2);
      page = cyd.at("/transfers");
      assertThat(page.locator("main")).not().containsText("Asked of you");
      assertThat(page.locator("main")).not().containsText("play money");

      ben = two.ben().at("/drills/play");
      assertThat(ben.locator("[data-part=figures]")).containsText("Nothing can be told yet");
      others(database);
      ben = two.ben().at("/drills/play");
      assertThat(ben.locator("[data-part=figures]")).containsText("1 of 2 (50%)");
      assertThat(ben.locator("main")).not().containsText("Cyd");
      TwoPeople.open(ben);
      TwoPeople.examine(ben, "the play wallet");
      ben = two.ben().at("/journal");
      assertThat(ben.locator("main")).containsText("Exercise request decided");
      assertThat(ben.locator("main")).not().containsText("transfer/");
      assertThat(number(database, "select count(*) from transfer")).isZero();
      assertThat(number(database, "select count(*) from transfer_approval")).isZero();
      assertThat(number(database, "select count(*) from nonce_given")).isZero();
      assertThat(number(database, "select count(*) from countersignature")).isZero();

      ben = two.ben().at("/drills");
      assertThat(ben.locator("main")).containsText("are decided");
      two.ben().press("Stop all exercises");
      assertThat(number(database, "select count(*) from play_request where decision is null"))
          .isEqualTo(number(database, "select count(*) from play_request where left_out"));
      assertThat(cyd.violations()).isEmpty();
      assertThat(two.ben().violations()).isEmpty();
    }
  }

  /** Ben proposes, who is an administrator, and Ada agrees, who is the other one. */
  private static void proposes(TwoPeople two) {
    Page ben = two.ben().at("/drills/play");
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    ben.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("March");
    ben.getByLabel("Requests for each person").selectOption("3");
    ben.getByLabel("What the play wallet is called").fill("treasury-3");
    ben.getByLabel("First day").fill(tomorrow.toString());
    ben.getByLabel("Last day").fill(tomorrow.plusDays(20).toString());
    TwoPeople.examine(ben, "the play wallet before anything");
    String change = two.ben().proposes("Propose requests");
    assertThat(two.ada().at(change).locator("main")).containsText("of which nobody has a key");
    two.ada().agrees(change);
  }

  /** Opens the one that waits, and stays until its page is there. */
  private static void looksAtIt(Page page) {
    page.getByText("Look at it").click();
    page.waitForURL(Pattern.compile(".*/exercises/[a-z2-7]{26}"));
  }

  /** The day of one of them comes, and it is of that kind. */
  private static void begins(Connection database, String scenario, int nth) throws SQLException {
    PlayRequest request =
        PlayWriter.write(PlayScenario.find(scenario).orElseThrow(), "treasury-3", 20_000, 7, nth);
    run(
        database,
        "update play_request set scenario = 'was-' || scenario where scenario = '"
            + scenario
            + "'");
    try (PreparedStatement one =
        database.prepareStatement(
            "update play_request set planned_at = now(), month = to_char(now(), 'YYYY-MM'), scenario = ?, request = ? where id ="
                + " (select id from play_request where decision is null order by planned_at limit"
                + " 1)")) {
      one.setString(1, scenario);
      one.setString(2, request.json());
      one.executeUpdate();
    }
  }

  /** Four others decided too, rightly, so that there is something to tell. */
  private static void others(Connection database) throws SQLException {
    run(
        database,
        "insert into person (id, name, email, state, added_at) select gen_random_uuid(),"
            + " 'Approver ' || n, 'e' || n || '@example.com', 'active', now()"
            + " from generate_series(1, 4) n");
    run(
        database,
        "insert into play_request (id, drill, person, team, scenario, planned_at, month, token,"
            + " request, decision, decided_at) select gen_random_uuid(), r.drill, p.id, '',"
            + " 'honest-2', r.planned_at, r.month, translate(substr(md5(p.email || '1') || md5(p.email"
            + " || '2'), 1, 26), '0189', 'xyzw'), r.request, 'agreed', now() from play_request r,"
            + " person p where r.scenario = 'honest-2' and p.email like 'e%@example.com'");
  }

  private static Connection database(Path data) throws SQLException {
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(data);
    return DriverManager.getConnection(reach.url(), EmbeddedPostgres.USER, reach.password());
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getInt(1);
    }
  }
}
