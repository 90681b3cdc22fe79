package dev.countersign.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrows between the modules, as docs/architecture.md draws them. */
@AnalyzeClasses(
    packages = "dev.countersign",
    importOptions = {DoNotIncludeTests.class, ModuleArrowsTest.NoTestsInJars.class})
class ModuleArrowsTest {
  /** The server's tests, of which a jar is made for these. */
  static final class NoTestsInJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final Set<String> REACHING_OUT =
      Set.of(
          "java.io.FileOutputStream",
          "java.io.FileWriter",
          "java.io.ObjectInputStream",
          "java.io.RandomAccessFile",
          "java.lang.ClassLoader",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.invoke.MethodHandles$Lookup$ClassOption",
          "java.net.DatagramSocket",
          "java.net.HttpURLConnection",
          "java.net.MulticastSocket",
          "java.net.ServerSocket",
          "java.net.Socket",
          "java.net.URLClassLoader",
          "java.net.URLConnection",
          "java.nio.channels.AsynchronousSocketChannel",
          "java.nio.channels.DatagramChannel",
          "java.nio.channels.ServerSocketChannel",
          "java.nio.channels.SocketChannel");

  private static final Set<String> REACHING_OUT_PACKAGES =
      Set.of("java.lang.foreign.", "java.net.http.", "java.rmi.", "javax.naming.", "javax.script.");

  private static final Map<String, Set<String>> REACHING_OUT_CALLS =
      Map.of(
          "java.lang.Class",
          Set.of("forName"),
          "java.lang.Runtime",
          Set.of("exec", "load", "loadLibrary"),
          "java.lang.System",
          Set.of("load", "loadLibrary"),
          "java.net.InetAddress",
          Set.of("getAllByName", "getByName", "getLocalHost", "isReachable"),
          "java.net.URL",
          Set.of("getContent", "openConnection", "openStream"),
          "java.nio.file.Files",
          Set.of(
              "copy",
              "createDirectories",
              "createDirectory",
              "createFile",
              "createLink",
              "createSymbolicLink",
              "createTempDirectory",
              "createTempFile",
              "delete",
              "deleteIfExists",
              "move",
              "newBufferedWriter",
              "newOutputStream",
              "setAttribute",
              "setPosixFilePermissions",
              "write",
              "writeString"));

  @ArchTest static final ArchRule modelUsesNothingElse = mayUse("model");

  @ArchTest static final ArchRule chainUsesModel = mayUse("chain", "model");

  @ArchTest static final ArchRule rulesUsesModel = mayUse("rules", "model");

  @ArchTest static final ArchRule intelUsesModel = mayUse("intel", "model");

  @ArchTest
  static final ArchRule traceUsesModelChainAndIntel =
      mayUse("trace", "model", "chain", "intel", "sheet");

  @ArchTest
  static final ArchRule watchUsesModelChainAndIntel =
      mayUse("watch", "model", "chain", "intel", "rules");

  @ArchTest
  static final ArchRule topicUsesModelChainWatchAndAccess =
      mayUse("topic", "model", "chain", "watch", "access");

  @ArchTest
  static final ArchRule onlyTopicKnowsAvro =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.countersign.topic..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.avro..");

  @ArchTest
  static final ArchRule onlyTheServersSinkKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.countersign.server.sink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest static final ArchRule parquetUsesModelAndTrace = mayUse("parquet", "model", "trace");

  @ArchTest
  static final ArchRule cassandraUsesModelAndTrace = mayUse("cassandra", "model", "trace");

  @ArchTest
  static final ArchRule onlyCassandraKnowsItsDriver =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.countersign.cassandra..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.datastax..");

  @ArchTest
  static final ArchRule responseUsesModelIntelAndRules =
      mayUse("response", "model", "intel", "rules", "sheet");

  @ArchTest static final ArchRule visitUsesModel = mayUse("visit", "model");

  @ArchTest
  static final ArchRule tourUsesWhatAVisitorHasAndTheServersEntry =
      mayUse("tour", "model", "chain", "response", "visit", "server");

  @ArchTest
  static final ArchRule nobodyVisitsButTheTour =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.countersign.visit..", "dev.countersign.tour..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.countersign.visit..")
          .because("an authenticator in software belongs to tests and to the tour");

  @ArchTest static final ArchRule sheetUsesNothing = mayUse("sheet");

  @ArchTest
  static final ArchRule dossierUsesTraceAndResponse =
      mayUse("dossier", "model", "gate", "trace", "response");

  @ArchTest static final ArchRule lureUsesModel = mayUse("lure", "model");

  @ArchTest
  static final ArchRule drillUsesModelLureAndRules = mayUse("drill", "model", "lure", "rules");

  @ArchTest
  static final ArchRule nothingThatDecidesSignsOrSendsKnowsExercises =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.gate..",
              "dev.countersign.watch..",
              "dev.countersign.server.transfer..",
              "dev.countersign.server.policy..",
              "dev.countersign.server.keys..",
              "dev.countersign.server.rpc..",
              "dev.countersign.server.safequeue..",
              "dev.countersign.server.nodes..",
              "dev.countersign.server.watch..",
              "dev.countersign.server.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.countersign.drill..", "dev.countersign.server.drill..")
          .because("a transfer that could be an exercise could be one for a thief");

  @ArchTest
  static final ArchRule theGateOfExercisesHasNothingOfTheServers =
      noClasses()
          .that()
          .haveFullyQualifiedName("dev.countersign.server.drill.PlayGate")
          .should()
          .dependOnClassesThat(
              describe(
                  "are the server's, but for a request and the texts of exercises",
                  used ->
                      used.getPackageName().startsWith("dev.countersign.server")
                          && !used.getPackageName().equals("dev.countersign.server.drill")))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "dev.countersign.gate.key..",
              "dev.countersign.chain.node..")
          .because("play money is read, and can come to nothing real");

  @ArchTest static final ArchRule accessUsesModel = mayUse("access", "model");

  @ArchTest
  static final ArchRule gateUsesModelAndChain = mayUse("gate", "model", "chain", "intel", "rules");

  @ArchTest
  static final ArchRule serverIsNotUsedByCapabilities =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.model..",
              "dev.countersign.chain..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.access..",
              "dev.countersign.rules..",
              "dev.countersign.gate..",
              "dev.countersign.trace..",
              "dev.countersign.watch..",
              "dev.countersign.response..",
              "dev.countersign.dossier..",
              "dev.countersign.drill..",
              "dev.countersign.sheet..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.countersign.server..", "dev.countersign.cli..");

  @ArchTest
  static final ArchRule theCommandLineAndTheTourUseOnlyTheServersEntry =
      noClasses()
          .that()
          .resideInAnyPackage("dev.countersign.cli..", "dev.countersign.tour..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.countersign.server.*..");

  @ArchTest
  static final ArchRule capabilitiesArePlainJava =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.model..",
              "dev.countersign.chain..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.access..",
              "dev.countersign.rules..",
              "dev.countersign.gate..",
              "dev.countersign.trace..",
              "dev.countersign.watch..",
              "dev.countersign.response..",
              "dev.countersign.dossier..",
              "dev.countersign.drill..",
              "dev.countersign.sheet..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "java.sql..",
              "javax.sql..",
              "jakarta.servlet..",
              "com.sun.net.httpserver..",
              "gg.jte..",
              "picocli..")
          .because("what a capability needs from outside is a small interface of its own");

  @ArchTest
  static final ArchRule featuresOfGateDoNotGoInCircles =
      slices()
          .matching("dev.countersign.gate.(*)..")
          .namingSlices("gate.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfLureDoNotGoInCircles =
      slices()
          .matching("dev.countersign.lure.(*)..")
          .namingSlices("lure.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfAccessDoNotGoInCircles =
      slices()
          .matching("dev.countersign.access.(*)..")
          .namingSlices("access.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfTraceDoNotGoInCircles =
      slices()
          .matching("dev.countersign.trace.(*)..")
          .namingSlices("trace.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfWatchDoNotGoInCircles =
      slices()
          .matching("dev.countersign.watch.(*)..")
          .namingSlices("watch.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfResponseDoNotGoInCircles =
      slices()
          .matching("dev.countersign.response.(**)")
          .namingSlices("response.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfTheTourDoNotGoInCircles =
      slices()
          .matching("dev.countersign.tour.(*)..")
          .namingSlices("tour.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfDrillDoNotGoInCircles =
      slices()
          .matching("dev.countersign.drill.(*)..")
          .namingSlices("drill.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfServerDoNotGoInCircles =
      slices()
          .matching("dev.countersign.server.(*)..")
          .namingSlices("server.$1")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule decisionsTakeTheirClockFromOutside =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.model..",
              "dev.countersign.rules..",
              "dev.countersign.gate..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.access..",
              "dev.countersign.trace..",
              "dev.countersign.watch..",
              "dev.countersign.response..",
              "dev.countersign.dossier..",
              "dev.countersign.drill..",
              "dev.countersign.sheet..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule nothingPrintsOrLeavesButTheCommandLineAndTheServer =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.model..",
              "dev.countersign.chain..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.access..",
              "dev.countersign.rules..",
              "dev.countersign.gate..",
              "dev.countersign.trace..",
              "dev.countersign.watch..",
              "dev.countersign.response..",
              "dev.countersign.dossier..",
              "dev.countersign.drill..",
              "dev.countersign.sheet..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule nothingThatReadsALureReachesOutside =
      noClasses()
          .that()
          .resideInAPackage("dev.countersign.lure..")
          .and()
          .resideOutsideOfPackage("dev.countersign.lure.confine..")
          .should()
          .dependOnClassesThat(
              describe(
                  "start processes, open sockets, run or revive what they are given, or write",
                  used ->
                      REACHING_OUT.contains(used.getName())
                          || REACHING_OUT_PACKAGES.stream().anyMatch(used.getName()::startsWith)))
          .orShould()
          .callMethodWhere(
              describe(
                  "fetches, resolves, loads or writes",
                  call ->
                      REACHING_OUT_CALLS
                          .getOrDefault(call.getTargetOwner().getName(), Set.of())
                          .contains(call.getName())))
          .because("a sample is never run, imported or fetched from (docs/decisions/0023)");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");

  private static ArchRule mayUse(String module, String... others) {
    List<String> allowed = Arrays.asList(others);
    return noClasses()
        .that()
        .resideInAPackage("dev.countersign." + module + "..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("stand in a module other than " + allowed) {
              @Override
              public boolean test(JavaClass used) {
                String[] parts = used.getPackageName().split("\\.", -1);
                return parts.length > 2
                    && parts[0].equals("dev")
                    && parts[1].equals("countersign")
                    && !parts[2].equals(module)
                    && !allowed.contains(parts[2]);
              }
            });
  }
}
