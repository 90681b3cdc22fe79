package dev.countersign.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFetchCommandTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String ROW =
      "{\"blockNumber\":\"5\",\"timeStamp\":\"1700000000\",\"hash\":\"0x"
          + "01".repeat(32)
          + ("\",\"nonce\":\"0\",\"from\":\"" + A + "\",\"to\":\"" + B)
          + "\",\"value\":\"10\",\"transactionIndex\":\"0\",\"isError\":\"0\"}";

  @TempDir private Path folder;

  @Test
  void fetchesWhatTraceReads() throws IOException {
    List<String> queries = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          queries.add(query);
          boolean some = query.contains("=txlist&") && query.contains("startblock=0&");
          byte[] body =
              ("{\"status\":\"" + (some ? 1 : 0) + "\",\"result\":[" + (some ? ROW : "") + "]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Path key = Files.writeString(folder.resolve("key"), "SECRETKEY123\n");
    Path ledger = folder.resolve("ledger");
    Run run =
        Run.of(
            "ledger",
            "fetch",
            "--api",
            "http://127.0.0.1:" + server.getAddress().getPort() + "/api",
            "--key-file",
            key.toString(),
            "--rate",
            "1000",
            "--address",
            A,
            "--to",
            ledger.toString());
    server.stop(0);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("has the lists of 1 address; 0 left out");
    assertThat(run.out() + run.err()).doesNotContain("SECRETKEY123");
    assertThat(queries).isNotEmpty().allMatch(query -> query.endsWith("&apikey=SECRETKEY123"));
    Run trace =
        Run.of("trace", "--ledger", ledger.toString(), "--from", "0x" + "01".repeat(32), "--csv");
    assertThat(trace.out()).contains("held," + B + ",,native,10");
  }

  @Test
  void saysWhatIsWrong() {
    Run run =
        Run.of("ledger", "fetch", "--api", "ftp://x", "--address", A, "--to", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("The API's URL");
    run = Run.of("ledger", "fetch", "--api", "http://x", "--address", "0x1", "--to", "y");
    assertThat(run.err()).contains("The option --address is not an address");
  }
}
