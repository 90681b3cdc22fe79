package dev.countersign.acceptance.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Prepared;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import dev.countersign.tour.story.Chapter;
import dev.countersign.tour.story.Look;
import dev.countersign.tour.story.Scene;
import dev.countersign.tour.story.Story;
import dev.countersign.tour.web.TourServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole way, as the tour plays it: a lure is reported, the session of one who got it is found
 * stolen, the changed transfer is refused, another wallet is drained without Countersign, one case
 * opens by itself with all of it, the trace follows to an exchange's deposit address, the request
 * to freeze adds up to what the trace says, and the evidence verifies on its own.
 */
class StoryTest {
  @TempDir private Path folder;

  @Test
  void fromAMessageToTheEvidence() throws NodeFault, IOException {
    try (Firm firm =
        Firm.found(Project.ROOT, Prepared.in(folder.resolve("data")), policy(), words -> {})) {
      Story story = new Story(firm);

      Scene lure = play(firm, story, Chapter.LURE);
      assertThat(lure.told().getFirst()).startsWith("The answer: Dangerous.");
      assertThat(page(firm, lure, 2)).contains("risk-number\">90<");

      Scene session = play(firm, story, Chapter.SESSION);
      assertThat(session.told().getFirst())
          .contains("without a key (401), and with a key of its own (401)");
      assertThat(page(firm, session, 0)).contains("session-copied");

      Scene changed = play(firm, story, Chapter.CHANGED);
      assertThat(changed.told().getFirst())
          .contains("would run with the full authority of treasury");
      assertThat(firm.journal()).contains("payload-refused", "transfer-confirmed");
      assertThat(firm.journal()).doesNotContain("signing-stopped");

      Scene drained = play(firm, story, Chapter.DRAINED);
      assertThat(page(firm, drained, 0)).contains(Story.THIEF.toHex(), "80 ETH");
      assertThat(page(firm, drained, 2)).contains("nothing that was countersigned says so");

      Scene one = play(firm, story, Chapter.CASE);
      assertThat(json(firm, "/api/v1/cases").path("cases").size()).as("of one theft").isEqualTo(1);
      assertThat(timeline(json(firm, "/api/v1" + one.looks().getFirst().path())))
          .as("the timeline, in this order")
          .containsSubsequence(
              "The requester reported lure 1",
              "The requester ran it, they say",
              "The security engineer says that lure 1",
              "A session was used by a browser that does not hold its key",
              "which was refused",
              "80 ETH left reserve for " + Story.THIEF.toHex());

      Scene trace = play(firm, story, Chapter.TRACE);
      assertThat(trace.told().getFirst())
          .isEqualTo("Stolen: 80 ETH. At exchanges and services: 25 ETH.");
      assertThat(page(firm, trace, 0)).contains(Firm.EXCHANGE_NAME, Story.DEPOSIT.toHex());
      Firm.eventually(
          "the trace stands in the case", () -> page(firm, one, 0).contains(trace(trace)));

      Scene freeze = play(firm, story, Chapter.FREEZE);
      assertThat(freeze.told())
          .containsExactly(
              "To Sandbox Exchange: 25 ETH. The trace says that 25 ETH came to exchanges and"
                  + " services.");
      sumsAreTheTraces(firm, trace, freeze);

      Scene proof = play(firm, story, Chapter.PROOF);
      assertThat(proof.told().getFirst()).endsWith("whole, by its own hashes alone.");
      assertThat(proof.told().getLast()).contains("was altered");
      assertThat(story.next()).isNull();
    }
  }

  private static String trace(Scene scene) {
    return scene.looks().getFirst().path();
  }

  /** To the unit, out of what programs read of both. */
  private static void sumsAreTheTraces(Firm firm, Scene trace, Scene freeze) {
    JsonNode found = json(firm, "/api/v1" + trace(trace)).path("found");
    assertThat(found.path("stolen").asString()).isEqualTo("80" + "0".repeat(18));
    JsonNode request = json(firm, "/api/v1" + freeze.looks().getFirst().path());
    assertThat(request.path("totals").size()).isEqualTo(1);
    assertThat(request.path("totals").get(0).path("amount").asString())
        .isEqualTo(found.path("totals").path("service").asString())
        .isEqualTo("25" + "0".repeat(18));
    String document =
        firm.person(Role.SECURITY)
            .get("/api/v1" + freeze.looks().getFirst().path() + "/request")
            .body();
    assertThat(document).contains(Story.DEPOSIT.toHex(), "25" + "0".repeat(18));
  }

  private static JsonNode json(Firm firm, String path) {
    return Json.parse(firm.person(Role.SECURITY).get(path).body(), path);
  }

  private static String timeline(JsonNode found) {
    return found
        .path("timeline")
        .valueStream()
        .map(line -> line.path("words").asString())
        .collect(Collectors.joining("\n"));
  }

  private static Scene play(Firm firm, Story story, Chapter chapter) throws NodeFault {
    assertThat(story.next()).isEqualTo(chapter);
    Scene scene = story.play();
    for (Look look : scene.looks()) {
      assertThat(firm.person(look.as()).get(look.path()).statusCode())
          .as(look.label())
          .isEqualTo(200);
    }
    return scene;
  }

  private static String page(Firm firm, Scene scene, int look) {
    Look at = scene.looks().get(look);
    return firm.person(at.as()).get(at.path()).body();
  }

  private static String policy() throws IOException {
    try (InputStream in = TourServer.class.getResourceAsStream("policy.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
