package dev.countersign.acceptance.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.server.visit.Prepared;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.story.Chapter;
import dev.countersign.tour.story.Look;
import dev.countersign.tour.story.Scene;
import dev.countersign.tour.story.Story;
import dev.countersign.tour.web.TourServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way, as the tour plays it: a lure is reported, the session of one who got it is found
 * stolen, the changed transfer is refused, another wallet is drained without Countersign, and the
 * trace follows to an exchange.
 */
class StoryTest {
  @TempDir private Path folder;

  @Test
  void fromAMessageToTheExchange() throws NodeFault, IOException {
    try (Firm firm =
        Firm.found(Project.ROOT, Prepared.in(folder.resolve("data")), policy(), words -> {})) {
      Story story = new Story(firm);

      Scene lure = play(firm, story, Chapter.LURE);
      assertThat(lure.told().getFirst()).startsWith("The answer: Dangerous.");
      assertThat(page(firm, lure, 2)).contains("risk-number\">30<");

      Scene session = play(firm, story, Chapter.SESSION);
      assertThat(session.told().getFirst()).contains("answered 401, and with a key of its own 401");
      assertThat(page(firm, session, 0)).contains("session-copied");

      Scene changed = play(firm, story, Chapter.CHANGED);
      assertThat(changed.told().getFirst())
          .contains("would run with the full authority of treasury");
      assertThat(firm.journal()).contains("payload-refused", "transfer-confirmed");
      assertThat(firm.journal()).doesNotContain("signing-stopped");

      Scene drained = play(firm, story, Chapter.DRAINED);
      assertThat(page(firm, drained, 0)).contains(Story.THIEF.toHex(), "80 ETH");
      assertThat(page(firm, drained, 2)).contains("nothing that was countersigned says so");

      Scene trace = play(firm, story, Chapter.TRACE);
      assertThat(trace.told().getFirst())
          .isEqualTo("Stolen: 80 ETH. At exchanges and services: 25 ETH.");
      assertThat(page(firm, trace, 0)).contains(Firm.EXCHANGE_NAME);
      assertThat(story.next()).isNull();
    }
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
