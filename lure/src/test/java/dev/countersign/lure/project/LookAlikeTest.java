package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.countersign.lure.project.dependency.LookAlike;
import dev.countersign.lure.project.dependency.Registry;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Names that imitate well-known packages, and honest ones that are only near. */
class LookAlikeTest {
  @ParameterizedTest
  @CsvSource({
    "crossenv, cross-env",
    "nodefetch, node-fetch",
    "expres, express",
    "expresss, express",
    "loadsh, lodash",
    "lodahs, lodash",
    "axois, axios",
    "ethres, ethers",
    "etherss, ethers",
    "web3-utlis, web3-utils",
    "mongose, mongoose",
    "react-d0m, react-dom",
    "fetch-node, node-fetch",
    "types-node, @types/node",
    "@nesjs/core, @nestjs/core",
    "@solena/web3.js, @solana/web3.js",
    "discordjs, discord.js",
    "chalc, "
  })
  void aNameWithOneSlipLooksLikeTheOther(String name, String meant) {
    assertThat(LookAlike.of(name, Registry.NPM).map(LookAlike::meant))
        .isEqualTo(java.util.Optional.ofNullable(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "requestss, requests",
    "reqeusts, requests",
    "python_dateutill, python-dateutil",
    "beautifulsoup, beautifulsoup4",
    "pycryptodomme, pycryptodome",
    "co1orama, colorama",
    "djanga, django"
  })
  void soItIsWithPythonsNames(String name, String meant) {
    boolean number = name.equals("beautifulsoup"); // another number at the end is no slip
    assertThat(LookAlike.of(name, Registry.PYPI).map(LookAlike::meant).orElse(""))
        .isEqualTo(number ? "" : meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chalk",
        "chalks",
        "express",
        "react-dom",
        "preact",
        "express-async",
        "lodash-es",
        "my-own-package",
        "web3",
        "@company/react",
        "vue3",
        "axios-retry",
        "commands",
        "x",
        ""
      })
  void anHonestNameDoesNot(String name) {
    assertThat(LookAlike.of(name, Registry.NPM)).isEmpty();
  }

  /** The 8,000 most downloaded of npm and 15,000 of PyPI: nearly none looks like another. */
  @Test
  void mostDownloadedNamesAreNotAccused() throws IOException {
    Path lists = Path.of("../../shared/data/domains");
    assumeThat(lists).as("the lists of the most downloaded packages are absent").isDirectory();
    assertThat(accused(lists.resolve("guarddog-top_npm_packages.json"), Registry.NPM))
        .hasSizeLessThanOrEqualTo(3);
    assertThat(accused(lists.resolve("guarddog-top_pypi_packages.json"), Registry.PYPI))
        .hasSizeLessThanOrEqualTo(6);
  }

  private static List<String> accused(Path list, Registry registry) throws IOException {
    return Json.parse(Files.readString(list), list.toString())
        .path("packages")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> LookAlike.of(name, registry).isPresent())
        .toList();
  }
}
