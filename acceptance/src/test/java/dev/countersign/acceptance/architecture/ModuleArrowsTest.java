package dev.countersign.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The arrows between the modules, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
  @ArchTest static final ArchRule modelUsesNothingElse = mayUse("model");

  @ArchTest static final ArchRule chainUsesModel = mayUse("chain", "model");

  @ArchTest static final ArchRule intelUsesModel = mayUse("intel", "model");

  @ArchTest
  static final ArchRule traceUsesModelChainAndIntel = mayUse("trace", "model", "chain", "intel");

  @ArchTest static final ArchRule parquetUsesModelAndTrace = mayUse("parquet", "model", "trace");

  @ArchTest static final ArchRule lureUsesModel = mayUse("lure", "model");

  @ArchTest static final ArchRule gateUsesModelAndChain = mayUse("gate", "model", "chain", "intel");

  @ArchTest
  static final ArchRule serverIsNotUsedByCapabilities =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.countersign.model..",
              "dev.countersign.chain..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.gate..",
              "dev.countersign.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.countersign.server..", "dev.countersign.cli..");

  @ArchTest
  static final ArchRule theCommandLineUsesOnlyTheServersEntry =
      noClasses()
          .that()
          .resideInAPackage("dev.countersign.cli..")
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
              "dev.countersign.gate..",
              "dev.countersign.trace..")
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
  static final ArchRule featuresOfTraceDoNotGoInCircles =
      slices()
          .matching("dev.countersign.trace.(*)..")
          .namingSlices("trace.$1")
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
              "dev.countersign.gate..",
              "dev.countersign.intel..",
              "dev.countersign.lure..",
              "dev.countersign.trace..")
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
              "dev.countersign.gate..",
              "dev.countersign.trace..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

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
