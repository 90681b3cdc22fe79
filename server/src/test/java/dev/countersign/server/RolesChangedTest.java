package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is trained writes the lure. */
class RolesChangedTest {
  private static final String LURE =
      "Hi, your work on wallets is outstanding. The salary is 400,000. Please download the test"
          + " project, run npm install and npm start on your work laptop within two hours, and keep"
          + " this confidential.";

  @TempDir private Path folder;
  private Server server;
  private Visitor ada;

  @BeforeEach
  void start() {
    server = Running.on(folder.resolve("data"));
    ada = People.founder(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void seesWhatGivesItAwayAndKeepsNothingOfIt() {
    assertThat(ada.get("/drills/roles").body()).contains("Choose somebody, who is made up");
    long before = ada.get("/journal/export").body().lines().count();
    HttpResponse<String> answer = ada.form("/drills/roles", Map.of("text", LURE));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("It is seen through", "<mark title=\"")
        .doesNotContain("It would come through");
    assertThat(ada.get("/journal/export").body().lines().count())
        .as("entries of the journal")
        .isEqualTo(before);
    assertThat(ada.get("/reports").body()).doesNotContain("outstanding");
  }

  @Test
  void saysWhereNoProgramSeesThroughIt() {
    String text = "Shall we have lunch on Thursday? I would be in town, and it has been too long.";
    assertThat(ada.form("/drills/roles", Map.of("text", text)).body())
        .contains("It would come through", "call them back")
        .doesNotContain("It is seen through");
  }

  @Test
  void saysWhatIsNoMessageAndShowsMarkupAsText() {
    HttpResponse<String> refused = ada.form("/drills/roles", Map.of("text", "Hi"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("A message has 40 to 20,000 characters, and this has 2");
    String markup = "<script>alert(1)</script> " + LURE;
    assertThat(ada.form("/drills/roles", Map.of("text", markup)).body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(new Visitor(server.address()).get("/drills/roles").statusCode()).isEqualTo(401);
  }
}
