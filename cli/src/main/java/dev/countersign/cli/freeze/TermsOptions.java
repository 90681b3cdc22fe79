package dev.countersign.cli.freeze;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.Contact;
import dev.countersign.response.freeze.Terms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all requests of a case say. */
final class TermsOptions {
  private static final int MOST_BYTES = 20_000;

  @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "The case.")
  private String caseNumber = "";

  @Option(
      names = "--company",
      required = true,
      paramLabel = "NAME",
      description = "Who was robbed and asks.")
  private String company = "";

  @Option(
      names = "--address",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "The company's address by post, on one line.")
  private String address = "";

  @Option(
      names = "--contact",
      required = true,
      paramLabel = "NAME",
      description = "Whom to answer: a desk or a person.")
  private String contact = "";

  @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "Their mail.")
  private String mail = "";

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      defaultValue = "",
      description = "Their telephone.")
  private String phone = "";

  @Option(
      names = "--legal-basis",
      required = true,
      paramLabel = "FILE",
      description = "By which the company may ask: a text, in the words of its lawyers.")
  private String basis = "";

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "An answer is asked for within so many hours. Default: ${DEFAULT-VALUE}.")
  private int hours = 24;

  @Option(
      names = "--made",
      paramLabel = "TIME",
      description = "When the requests are written, such as 2025-02-21T14:13:35Z. Default: now.")
  private @Nullable String made;

  /**
   * The terms.
   *
   * @throws UnreadableInput where one is none
   */
  Terms terms() {
    if (hours < 1 || hours > 10_000) {
      throw new UnreadableInput("The option --hours is a count of 1 to 10000, and not " + hours);
    }
    Instant at = made();
    try {
      return new Terms(
          caseNumber,
          new Company(company, address, new Contact(contact, mail, phone)),
          basis(),
          at,
          at.plus(hours, ChronoUnit.HOURS));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The requests cannot be made: " + e.getMessage());
    }
  }

  private Instant made() {
    if (made == null) {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return Instant.parse(made).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "The option --made is no time; expected such as 2025-02-21T14:13:35Z: " + made);
    }
  }

  private String basis() {
    byte[] bytes = RequestFiles.read(Path.of(basis), MOST_BYTES, "The legal basis");
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
