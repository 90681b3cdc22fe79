package dev.countersign.tour.chain;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chain on this machine: anvil, in the version that the tests use, forgotten when it ends. */
public final class PracticeChain implements AutoCloseable {
  /** Its chain id. */
  public static final long ID = 31_337;

  private static final String LISTENING = "Listening on ";

  private final Process process;
  private final Path contracts;
  private final String url;
  private final HttpNodeClient node;

  private PracticeChain(Process process, Path contracts, String url) {
    this.process = process;
    this.contracts = contracts;
    this.url = url;
    this.node = HttpNodeClient.at(url);
  }

  /**
   * Starts one; what it needs is fetched the first time.
   *
   * @param home the folder of {@code ./countersign}
   * @param port on 127.0.0.1; 0 for any that is free
   * @throws UnreadableInput when it cannot be, saying what would help
   */
  public static PracticeChain start(Path home, int port) {
    Path script = home.resolve("acceptance").resolve("install.sh");
    Path installed = home.resolve("acceptance/node/node_modules");
    if (!Files.isExecutable(script)) {
      throw new UnreadableInput(
          "A chain to practise on is started from the project's folder, by ./countersign");
    }
    try {
      if (new ProcessBuilder(script.toString()).inheritIO().start().waitFor() != 0) {
        throw new UnreadableInput(
            "anvil and the Safe's contracts could not be installed; they need Node 20 with npm");
      }
      Process process =
          new ProcessBuilder(
                  installed.resolve("anvil/bin/anvil").toString(),
                  "--port",
                  Integer.toString(port),
                  "--chain-id",
                  Long.toString(ID))
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      String url = "http://" + awaitListening(process, port);
      return new PracticeChain(process, installed.resolve("safe-1.4.1/build"), url);
    } catch (IOException e) {
      throw new UnreadableInput("anvil cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableInput("It was interrupted");
    }
  }

  private static String awaitListening(Process process, int port) throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
        return line.substring(LISTENING.length()).strip();
      }
    }
    throw new UnreadableInput(
        "anvil does not start; port " + port + " may be taken: give another with --port");
  }

  /** Where it answers, http. */
  public String url() {
    return url;
  }

  /** What asks it. */
  public HttpNodeClient node() {
    return node;
  }

  /** The folder of the Safe's published contracts. */
  public Path contracts() {
    return contracts;
  }

  /** Returns when it has ended. */
  public void await() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    node.close();
    process.destroy();
  }
}
