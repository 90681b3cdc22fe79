package dev.countersign.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server speaks to of itself. */
final class ConnectionOptions {
  @Option(
      names = "--database-replica",
      paramLabel = "URL",
      defaultValue = "${env:COUNTERSIGN_DATABASE_REPLICA}",
      description = {
        "A copy of --database that follows it and is only read, from which lists are shown.",
        "Also from COUNTERSIGN_DATABASE_REPLICA (docs/servers.md)."
      })
  @Nullable String replica;

  @Option(
      names = "--rpc-socket",
      paramLabel = "URL",
      description = {
        "The websocket (ws or wss) of such a node, by which it says at once that there is a new block;",
        "may be repeated."
      })
  @Nullable List<String> sockets;

  @Option(
      names = "--rpc-agree",
      paramLabel = "N",
      description = {
        "So many nodes of a chain must agree about a block before the watch believes it. Default: 1;",
        "of several it is then told that they disagree."
      })
  int agree = 1;

  @Option(
      names = "--bitcoin-rpc",
      paramLabel = "URL",
      description = {
        "A Bitcoin node (Bitcoin Core's RPC, http or https) by which Bitcoin wallets are watched; may",
        "be repeated."
      })
  @Nullable List<String> bitcoin;

  @Option(
      names = "--bitcoin-rpc-login-file",
      paramLabel = "FILE",
      description = {
        "The file that holds USER:PASSWORD of the Bitcoin nodes, such as Bitcoin Core's .cookie; given",
        "once for all of them, or once for each in their order."
      })
  @Nullable List<Path> bitcoinLogins;

  @Option(
      names = "--smtp",
      paramLabel = "URL",
      description = {
        "A mail server by which people are told what waits for them:",
        "smtps://USER@HOST[:PORT], or smtp:// for STARTTLS."
      })
  @Nullable String smtp;

  @Option(
      names = "--smtp-password-file",
      paramLabel = "FILE",
      description = "The file that holds the mail server's password.")
  @Nullable Path smtpPassword;

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      description = "The sender of mails, such as countersign@example.com.")
  @Nullable String mailFrom;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Where programs are told what waits and what happened, as signed webhooks.")
  @Nullable String webhook;

  @Option(
      names = "--webhook-secret-file",
      paramLabel = "FILE",
      description = "The file that holds the secret that signs webhooks: whsec_ and base64.")
  @Nullable Path webhookSecret;

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description = {
        "The company's identity provider (OpenID Connect), at which people sign in before their",
        "passkey is asked for."
      })
  @Nullable String oidcIssuer;

  @Option(
      names = "--oidc-client",
      paramLabel = "ID",
      description = "The id of the client that Countersign is at the identity provider.")
  @Nullable String oidcClient;

  @Option(
      names = "--oidc-secret-file",
      paramLabel = "FILE",
      description = "The file that holds that client's secret.")
  @Nullable Path oidcSecret;

  @Option(
      names = "--report-mail",
      paramLabel = "URL",
      description = {
        "A mailbox to which people forward what they got as an attachment; each mail is a report:",
        "imaps://USER@HOST[:PORT]/FOLDER, or imap:// for STARTTLS."
      })
  @Nullable String reportMail;

  @Option(
      names = "--report-mail-password-file",
      paramLabel = "FILE",
      description = "The file that holds the mailbox's password.")
  @Nullable Path reportMailPassword;

  @Option(
      names = "--report-smtp",
      paramLabel = "PORT",
      description = {
        "A port on 127.0.0.1 on which the company's mail server hands reports in; an address of",
        "this machine may stand before it: 10.0.0.5:2525."
      })
  @Nullable String reportSmtp;

  @Option(
      names = "--access",
      paramLabel = "FILE",
      description = {
        "Settings for events around accounts: which sources are asked, what is done about findings,",
        "who hears signals (docs/access-server.md)."
      })
  @Nullable Path access;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description = {
        "Settings for alerts: channels, who is called after how long, quiet hours (docs/alerts.md)."
      })
  @Nullable Path alerts;

  @Option(
      names = "--metrics",
      paramLabel = "PORT",
      description = {
        "A port on 127.0.0.1 on which a Prometheus on this machine reads /metrics; 0 for any that is",
        "free (docs/metrics.md)."
      })
  @Nullable Integer metrics;
}
