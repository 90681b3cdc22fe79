package dev.countersign.acceptance.drill;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A company of 500 numbered people in ten groups, two administrators, and a mail server. */
final class DrillCompany implements AutoCloseable {
  /** How many people each group has. */
  static final List<Integer> GROUPS = List.of(120, 95, 80, 70, 50, 40, 20, 15, 6, 4);

  /** Days on which nobody works. */
  static final List<String> HOLIDAYS = List.of("2027-03-19", "2027-03-26", "2027-03-29");

  private final GreenMail mail;
  private final Server server;
  private final Connection database;
  private final Clockwork clock;
  private final Visitor ada;
  private final Visitor ben;
  private final Set<String> taken = new HashSet<>();

  DrillCompany(Path folder, Clockwork clock) throws IOException, SQLException {
    this.clock = clock;
    ServerSetup setup = new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(30_000);
    mail = new GreenMail(setup);
    mail.setUser("countersign@example.com", "countersign", "swordfish");
    mail.start();
    Path password = Files.writeString(folder.resolve("password"), "swordfish\n");
    Path data = Prepared.in(folder.resolve("data"));
    server =
        Server.start(
            new ServerOptions(0, null, data, null, List.of(), List.of(), clock, progress -> {})
                .with(
                    Connections.of(
                        new Connections.Said(
                            "smtp://countersign@127.0.0.1:" + setup.getPort(),
                            password,
                            "Example <mail@example.com>",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "127.0.0.1:0"))));
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(data);
    database = DriverManager.getConnection(reach.url(), EmbeddedPostgres.USER, reach.password());
    ada = Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    ada.follow(clock);
    ben = second();
    ben.follow(clock);
    Visitor.told(
        ada.form(
            "/contacts/us",
            Map.of("name", "Example", "domains", "example.com", "servers", "", "protected", "")));
    people();
  }

  /** The second administrator; the first becomes one of security too. */
  private Visitor second() {
    Visitor.told(
        ada.deed(
            "/changes/propose/person-invited",
            Map.of("name", "Ben Example", "email", "ben@example.com", "role-administrator", "on")));
    Visitor other = new Visitor(server.address());
    String person = id("ben");
    other.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = group(other.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ada.deed("/people/" + person + "/vouch", Map.of("code", code)));
    String change =
        propose(
            "person-changed",
            Map.of("person", id("ada"), "role-administrator", "on", "role-security", "on"));
    Visitor.told(other.deed(change + "/agree", Map.of()));
    return other;
  }

  private String id(String name) {
    return group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + name + "@example\\.com");
  }

  /** People whom nobody invited one by one: an identity provider would have brought them. */
  private void people() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "insert into person (id, name, email, state, added_at) select gen_random_uuid(),"
              + " 'Employee ' || n, 'e' || n || '@example.com', 'active', now()"
              + " from generate_series(1, 500) n");
      int first = 1;
      for (int i = 0; i < GROUPS.size(); i++) {
        String group = groupName(i);
        statement.execute("insert into team (name) values ('" + group + "')");
        statement.execute(
            "insert into team_member (team, person) select '"
                + group
                + "', id from person where email in (select 'e' || n || '@example.com'"
                + " from generate_series("
                + first
                + ", "
                + (first + GROUPS.get(i) - 1)
                + ") n)");
        first += GROUPS.get(i);
      }
    }
  }

  static String groupName(int number) {
    return "group-" + (char) ('a' + number);
  }

  /** To which group a numbered address belongs. */
  static String groupOf(String address) {
    int number = Integer.parseInt(address.substring(1, address.indexOf('@')));
    int first = 1;
    for (int i = 0; i < GROUPS.size(); i++) {
      first += GROUPS.get(i);
      if (number < first) {
        return groupName(i);
      }
    }
    throw new AssertionError(address);
  }

  /** Ada proposes. */
  String propose(String kind, Map<String, String> form) {
    return Visitor.told(ada.deed("/changes/propose/" + kind, form)).path("location").asString();
  }

  /** A month of exercises, two for each of the 500, behind which both administrators stand. */
  void startMonth(String first, String last) {
    Map<String, String> form = new HashMap<>();
    form.put("name", "A month");
    form.put("each", "2");
    form.put("first", first);
    form.put("last", last);
    form.put("zone", "UTC");
    form.put("holidays", String.join(", ", HOLIDAYS));
    form.put(
        "teams",
        String.join(
            ",", IntStream.range(0, GROUPS.size()).mapToObj(DrillCompany::groupName).toList()));
    for (String kind :
        List.of("recruiter", "test-file", "payroll-form", "urgent-wire", "lookalike-link")) {
      form.put("kind-" + kind, "on");
    }
    ada.signIn();
    String change = propose("drill-started", form);
    ben.signIn();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
  }

  /** How many mails are planned from one moment to another. */
  int planned(LocalDate day) {
    return number(
        "select count(*) from exercise where cast(planned_at at time zone 'UTC' as date) = '"
            + day
            + "'");
  }

  int number(String query) {
    return rows(query, row -> row.getInt(1)).getFirst();
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String query, Row<T> each) {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<T> all = new ArrayList<>();
      while (found.next()) {
        all.add(each.of(found));
      }
      return all;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until so many exercises went out in all, and returns those that nobody took yet. */
  List<MimeMessage> mails(int all) {
    long end = System.nanoTime() + 60_000_000_000L;
    int sent = 0;
    while (sent < all) {
      if (System.nanoTime() > end) {
        throw new AssertionError(sent + " of " + all + " went out");
      }
      Browsers.pause(Duration.ofMillis(50));
      sent = number("select count(*) from exercise where state = 'sent'");
    }
    List<MimeMessage> found = new ArrayList<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      try {
        // The server's other mails tell of something, and are called otherwise.
        String id = one.getMessageID();
        if (id.matches("<[a-z2-7]{26}@example\\.com>") && taken.add(id)) {
          found.add(one);
        }
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }
    found.sort(Comparator.comparing(DrillCompany::recipient));
    return found;
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getHeader("To", null);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Somebody passes a mail on to the mailbox for reports, as a button in their mail program does.
   */
  void report(String from, String original) {
    String head =
        "From: "
            + from
            + "\r\nTo: reports@example.com\r\nSubject: Reported\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=of-the-report\r\n\r\n--of-the-report\r\n"
            + "Content-Type: text/plain\r\n\r\nThis looks odd to me.\r\n--of-the-report\r\n"
            + "Content-Type: message/rfc822\r\n\r\n";
    String whole = head + original + "\r\n--of-the-report--\r\n";
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(server.reportPort()));
    settings.put("mail.smtp.timeout", "60000");
    Session session = Session.getInstance(settings);
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message =
          new MimeMessage(
              session, new ByteArrayInputStream(whole.getBytes(StandardCharsets.ISO_8859_1)));
      transport.connect();
      transport.sendMessage(
          message, new InternetAddress[] {new InternetAddress("reports@example.com")});
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** A page as an administrator sees it. */
  String page(String path) {
    ada.signIn();
    return ada.get(path).body();
  }

  Visitor ada() {
    return ada;
  }

  Server server() {
    return server;
  }

  Clockwork clock() {
    return clock;
  }

  static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws SQLException {
    database.close();
    server.close();
    mail.stop();
  }
}
