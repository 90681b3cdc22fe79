package dev.countersign.server;

import dev.countersign.gate.key.Secret;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.settings.SettingsFile;
import dev.countersign.server.alert.settings.AlertFile;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.lure.mail.ReportMailbox;
import dev.countersign.server.lure.mail.ReportPort;
import dev.countersign.server.lure.mail.ReportWays;
import dev.countersign.server.notice.MailServer;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.notice.WebhookPlace;
import dev.countersign.server.provider.IdentityProvider;
import dev.countersign.server.sink.FindingsTopic;
import dev.countersign.server.tracing.OtlpPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a server speaks to of itself, besides nodes: nothing, unless it is told to.
 *
 * @param mail null for no mail
 * @param webhook null for no webhooks
 * @param provider null where passkeys alone sign in
 * @param reports by which ways reports come by mail
 * @param access how events around accounts are kept, watched and answered
 * @param alerts who hears of alerts; null for what is usual with that mail server and webhook
 * @param findings where rules on many machines write what they found; null for nowhere
 * @param otlp where spans are sent; null for nowhere
 */
public record Connections(
    @Nullable MailServer mail,
    @Nullable WebhookPlace webhook,
    @Nullable IdentityProvider provider,
    ReportWays reports,
    AccessSettings access,
    @Nullable AlertSettings alerts,
    @Nullable FindingsTopic findings,
    @Nullable OtlpPlace otlp) {
  /** Nothing. */
  public static final Connections NONE = new Connections(null, null, null);

  /** Without settings for accounts. */
  public Connections(
      @Nullable MailServer mail,
      @Nullable WebhookPlace webhook,
      @Nullable IdentityProvider provider,
      ReportWays reports) {
    this(mail, webhook, provider, reports, AccessSettings.STANDARD, null, null, null);
  }

  /**
   * The same with the settings in that file ({@code docs/access-server.md}).
   *
   * @throws UnreadableInput when it, or a file that it names, cannot be read
   */
  public Connections withAccess(Path file) {
    return new Connections(
        mail, webhook, provider, reports, SettingsFile.read(file), alerts, findings, otlp);
  }

  /**
   * The same with the settings for alerts in that file ({@code docs/alerts.md}).
   *
   * @throws UnreadableInput when it, or a file that it names, cannot be read
   */
  public Connections withAlerts(Path file) {
    return new Connections(
        mail, webhook, provider, reports, access, AlertFile.read(file, outside()), findings, otlp);
  }

  /**
   * The same where findings of that topic become alerts ({@code docs/scale.md}).
   *
   * @param kafka properties as Kafka's clients take them
   * @throws UnreadableInput when the file cannot be read, or Kafka's client refuses what it says
   */
  public Connections withFindings(Path kafka, String topic) {
    return new Connections(
        mail, webhook, provider, reports, access, alerts, FindingsTopic.of(kafka, topic), otlp);
  }

  /**
   * The same where spans are sent there, over OTLP ({@code docs/tracing.md}).
   *
   * @throws UnreadableInput when it is no such place
   */
  public Connections withTracing(String url) {
    return new Connections(
        mail, webhook, provider, reports, access, alerts, findings, OtlpPlace.of(url));
  }

  /** Without reports by mail. */
  public Connections(
      @Nullable MailServer mail,
      @Nullable WebhookPlace webhook,
      @Nullable IdentityProvider provider) {
    this(mail, webhook, provider, ReportWays.NONE);
  }

  /**
   * The options as a person gives them, each null where it was not given.
   *
   * @param smtp such as {@code smtps://user@mail.example.com}
   * @param webhook such as {@code https://hooks.example.com/countersign}
   * @param oidcIssuer such as {@code https://login.example.com}
   * @param reportMail such as {@code imaps://user@mail.example.com/INBOX}
   * @param reportSmtp such as {@code 2525}
   */
  public record Said(
      @Nullable String smtp,
      @Nullable Path smtpPassword,
      @Nullable String mailFrom,
      @Nullable String webhook,
      @Nullable Path webhookSecret,
      @Nullable String oidcIssuer,
      @Nullable String oidcClient,
      @Nullable Path oidcSecret,
      @Nullable String reportMail,
      @Nullable Path reportMailPassword,
      @Nullable String reportSmtp) {
    /** Options without reports by mail. */
    public Said(
        @Nullable String smtp,
        @Nullable Path smtpPassword,
        @Nullable String mailFrom,
        @Nullable String webhook,
        @Nullable Path webhookSecret,
        @Nullable String oidcIssuer,
        @Nullable String oidcClient,
        @Nullable Path oidcSecret) {
      this(
          smtp,
          smtpPassword,
          mailFrom,
          webhook,
          webhookSecret,
          oidcIssuer,
          oidcClient,
          oidcSecret,
          null,
          null,
          null);
    }

    /** Options without an identity provider. */
    public Said(
        @Nullable String smtp,
        @Nullable Path smtpPassword,
        @Nullable String mailFrom,
        @Nullable String webhook,
        @Nullable Path webhookSecret) {
      this(smtp, smtpPassword, mailFrom, webhook, webhookSecret, null, null, null);
    }
  }

  /**
   * Reads options and the secrets that they name.
   *
   * @throws UnreadableInput when one cannot be read, or another is missing for it
   */
  public static Connections of(Said said) {
    return new Connections(mail(said), webhook(said), provider(said), reports(said));
  }

  private static ReportWays reports(Said said) {
    if (said.reportMail() == null && said.reportMailPassword() != null) {
      throw new UnreadableInput(
          "There is a password for a mailbox and no mailbox; give --report-mail");
    }
    String mailbox = said.reportMail();
    String port = said.reportSmtp();
    return new ReportWays(
        mailbox == null
            ? null
            : ReportMailbox.of(
                mailbox, secret(said.reportMailPassword(), "the mailbox's password")),
        port == null ? null : ReportPort.of(port));
  }

  Outside outside() {
    return new Outside(mail, webhook);
  }

  AlertSettings alertSettings() {
    return alerts == null ? AlertSettings.standard(outside()) : alerts;
  }

  private static @Nullable MailServer mail(Said said) {
    if (said.smtp() == null) {
      if (said.smtpPassword() != null || said.mailFrom() != null) {
        throw new UnreadableInput("There are options for mail and no mail server; give --smtp");
      }
      return null;
    }
    return MailServer.of(
        said.smtp(), secret(said.smtpPassword(), "the mail server's password"), said.mailFrom());
  }

  private static @Nullable WebhookPlace webhook(Said said) {
    if (said.webhook() == null) {
      if (said.webhookSecret() != null) {
        throw new UnreadableInput("There is a secret for webhooks and no --webhook");
      }
      return null;
    }
    return WebhookPlace.of(
        said.webhook(), secret(said.webhookSecret(), "the secret that signs webhooks"));
  }

  private static @Nullable IdentityProvider provider(Said said) {
    if (said.oidcIssuer() == null) {
      if (said.oidcClient() != null || said.oidcSecret() != null) {
        throw new UnreadableInput(
            "There are options for an identity provider and no provider; give --oidc-issuer");
      }
      return null;
    }
    return IdentityProvider.of(
        said.oidcIssuer(),
        said.oidcClient(),
        secret(said.oidcSecret(), "the client's secret at the identity provider"));
  }

  private static @Nullable Secret secret(@Nullable Path file, String what) {
    return file == null
        ? null
        : new SecretSource.OfFile(file).read(Surroundings.withoutPerson(name -> null), what);
  }
}
