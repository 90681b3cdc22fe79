package dev.countersign.cli.command;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeSocket;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.server.Connections;
import dev.countersign.server.NotStarted;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the server until the process is told to end. It stands beside the command, whose class every
 * other command loads too, so that those load nothing of the server.
 */
final class Serving {
  private final Terminal terminal;

  Serving(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Serves, and returns the exit code. */
  int run(
      int port,
      @Nullable URI origin,
      Path data,
      @Nullable String database,
      List<NodeClient> nodes,
      List<String> keys,
      ConnectionOptions said) {
    Connections connections =
        Connections.of(
            new Connections.Said(
                said.smtp,
                said.smtpPassword,
                said.mailFrom,
                said.webhook,
                said.webhookSecret,
                said.oidcIssuer,
                said.oidcClient,
                said.oidcSecret,
                said.reportMail,
                said.reportMailPassword,
                said.reportSmtp));
    if (said.access != null) {
      connections = connections.withAccess(said.access);
    }
    if (said.alerts != null) {
      connections = connections.withAlerts(said.alerts);
    }
    List<String> sockets = said.sockets == null ? List.of() : said.sockets;
    sockets.forEach(NodeSocket::require);
    List<NodeClient> bitcoin = BitcoinClients.of(said.bitcoin, said.bitcoinLogins);
    int most = Math.max(1, nodes.isEmpty() ? bitcoin.size() : nodes.size());
    if (!bitcoin.isEmpty() && said.agree > bitcoin.size()) {
      throw new UnreadableInput(
          "The option --rpc-agree is "
              + said.agree
              + ", and there are fewer nodes of Bitcoin (--bitcoin-rpc): "
              + bitcoin.size());
    }
    if (said.agree < 1 || said.agree > most) {
      throw new UnreadableInput(
          "The option --rpc-agree is "
              + said.agree
              + "; expected 1 to "
              + most
              + ", as many as there are nodes (--rpc)");
    }
    printExample(Server.workedExample());
    ServerOptions unmeasured =
        new ServerOptions(
                port,
                origin,
                data,
                database,
                nodes,
                keys,
                Clock.systemUTC(),
                words -> terminal.print(words + "\n"))
            .with(connections)
            .withReplica(Places.replica(said.replica, database))
            .following(sockets, said.agree)
            .withBitcoin(bitcoin);
    ServerOptions options =
        said.metrics == null ? unmeasured : unmeasured.withMetrics(said.metrics);
    try (Server server = Server.start(options)) {
      terminal.print("\nThe console: " + server.address() + "\n");
      if (server.reportPort() != 0) {
        terminal.print("Reports by SMTP: port " + server.reportPort() + "\n");
      }
      if (server.metricsPort() != 0) {
        terminal.print("Metrics: http://localhost:" + server.metricsPort() + "/metrics\n");
      }
      if (server.enrolmentLink() != null) {
        terminal.print(
            "Nobody has come in yet. The first administrator opens this link, which is good once:\n  "
                + server.enrolmentLink()
                + "\n"
                + "New here? ./countersign tour, in a second terminal, shows a whole theft and where it"
                + " is stopped, in ten minutes.\n");
      }
      terminal.print("Stop it with Ctrl-C.\n");
      new CountDownLatch(1).await(); // until the process is told to end
      return 0;
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void printExample(CheckReport report) {
    String word = report.verdict().outcome().name();
    StringBuilder text = new StringBuilder();
    text.append("The worked example, Bybit's transaction of 2025-02-21 as it was signed:\n");
    text.append("  ").append(terminal.colours() ? "\u001b[1;41;97m " + word + " \u001b[0m" : word);
    text.append("  ").append(report.summary()).append('\n');
    for (Finding finding : report.verdict().findings()) {
      if (finding.code().outcome() == report.verdict().outcome()) {
        text.append("    ✗ ").append(finding.sentence());
        text.append("  [").append(finding.code().code()).append("]\n");
      }
    }
    for (CheckReport.HashLine hash : report.hashes()) {
      if (hash.applies() && hash.name().equals("safeTxHash")) {
        text.append("  ").append(hash.name()).append(' ').append(hash.value().toHex()).append('\n');
      }
    }
    terminal.print(text.append('\n').toString());
  }
}
