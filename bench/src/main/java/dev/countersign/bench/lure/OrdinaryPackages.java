package dev.countersign.bench.lure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ordinary packages in a folder: what a few projects of well-known tools bring along from the npm
 * registry, laid down by npm itself with all scripts switched off, and Debian's Python packages
 * that a few large programs need, downloaded and not installed. What is there already is not asked
 * for again; whoever has more packages may put them beside these.
 */
final class OrdinaryPackages {
  /** Dependencies that nobody chose one by one are what makes a measurement honest. */
  private static final Map<String, String> PROJECTS = projects();

  private static final String PROGRAMS =
      "spyder openstack-dashboard nova-api mailman3-web ansible buildbot jupyter-notebook python3-celery"
          + " python3-sklearn python3-statsmodels python3-scrapy python3-aiohttp heat-api neutron-server"
          + " python3-dask glance-api calibre python3-sphinx python3-fastapi";
  private static final int DEBIAN = 500;
  private static final Pattern PACKAGE =
      Pattern.compile(".*/node_modules/(?:@[^/]+/)?[^/@]+/package\\.json");

  private final Path folder;
  private final long minutes;

  /**
   * @param minutes how long all downloads together may take
   */
  OrdinaryPackages(Path folder, long minutes) {
    this.folder = folder;
    this.minutes = minutes;
  }

  private static Map<String, String> projects() {
    Map<String, String> projects = new LinkedHashMap<>();
    projects.put(
        "build",
        "webpack webpack-cli webpack-dev-server react-scripts gulp grunt rollup parcel vite esbuild");
    projects.put("test", "jest vitest mocha ava tap karma cypress puppeteer playwright nyc");
    projects.put(
        "lint",
        "eslint prettier standard xo husky lint-staged semantic-release lerna ts-node nodemon"
            + " typescript");
    projects.put(
        "serve",
        "express next @nestjs/core @nestjs/cli mongoose sequelize knex socket.io pm2 apollo-server"
            + " aws-sdk firebase winston pino inquirer axios request");
    projects.put(
        "chain",
        "ethers web3 hardhat electron sharp bcrypt sqlite3 better-sqlite3 node-sass @sentry/cli"
            + " @angular/cli expo react-native serverless");
    projects.put(
        "web",
        "react-dom react-router-dom react-redux redux-thunk @mui/material framer-motion"
            + " @angular/platform-browser-dynamic @angular/router @angular/forms vue vue-router koa"
            + " @aws-sdk/client-s3 jquery pg ioredis crypto-browserify react-hook-form i18next"
            + " markdown-it cheerio @testing-library/react ts-jest sass google-auth-library"
            + " jsonwebtoken superagent");
    projects.put(
        "page",
        "@emotion/react @emotion/styled @floating-ui/dom @radix-ui/react-slot @testing-library/jest-dom"
            + " @testing-library/user-event @types/jest @types/lodash @types/uuid classnames crypto-js"
            + " d3-scale date-fns dompurify graphql js-cookie jszip jwt-decode less less-loader luxon"
            + " md5 pako polished query-string ramda redux reselect resize-observer-polyfill"
            + " socket.io-client tailwind-merge tiny-invariant ts-loader unified unist-util-visit yup"
            + " zone.js @angular/core @angular/compiler @angular/common @angular/platform-browser"
            + " @types/react @types/react-dom");
    projects.put(
        "office",
        "@nestjs/common archiver atob boxen cac configstore cookie-parser cross-env"
            + " eslint-import-resolver-typescript es6-promise fast-xml-parser figlet file-type image-size"
            + " joi lodash.isequal morgan multer mustache nodemailer pnpm shelljs simple-git"
            + " update-notifier assert path path-browserify stream-browserify recast");
    // Versions of some years ago bring what is downloaded most, for they are what others rest on.
    projects.put(
        "older",
        "@aws-sdk/client-s3@3.600.0 @babel/core@7.24.0 babel-core@6 braces@2 chai@4 cross-spawn@6"
            + " inquirer@8 regenerator-transform normalize-range @azure/abort-controller detect-indent"
            + " tiny-warning external-editor");
    return Map.copyOf(projects);
  }

  /** Gets what is not there yet; what could not be had is said and left out. */
  void get() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    for (Map.Entry<String, String> project : PROJECTS.entrySet()) {
      Path home = folder.resolve("npm").resolve(project.getKey());
      if (!Files.isDirectory(home.resolve("node_modules"))) {
        Files.createDirectories(home);
        Files.writeString(home.resolve("package.json"), json(project.getValue()));
        run(
            home,
            end,
            "npm",
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-bin-links",
            "--legacy-peer-deps",
            "--loglevel=error");
      }
    }
    Path debian = folder.resolve("debian");
    if (debs().isEmpty()) {
      Files.createDirectories(debian);
      List<String> command =
          new ArrayList<>(List.of("apt-get", "install", "-s", "--no-install-recommends"));
      command.addAll(List.of(PROGRAMS.split(" ", -1)));
      List<String> names =
          run(debian, end, command.toArray(String[]::new))
              .lines()
              .filter(line -> line.startsWith("Inst python3-"))
              .map(line -> line.split(" ", -1)[1])
              .sorted()
              .limit(DEBIAN)
              .toList();
      List<String> download = new ArrayList<>(List.of("apt-get", "download"));
      download.addAll(names);
      if (!names.isEmpty()) {
        run(debian, end, download.toArray(String[]::new));
      }
    }
  }

  /** The folders of npm's packages, those of one name and version once. */
  List<Path> npm() throws IOException {
    List<Path> found = new ArrayList<>();
    Path top = folder.resolve("npm");
    if (Files.isDirectory(top)) {
      try (Stream<Path> all = Files.walk(top)) {
        all.filter(OrdinaryPackages::isPackage)
            .map(file -> file.resolveSibling(""))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isPackage(Path file) {
    return PACKAGE.matcher(file.toString().replace('\\', '/')).matches();
  }

  /** Debian's packages. */
  List<Path> debs() throws IOException {
    Path debian = folder.resolve("debian");
    if (!Files.isDirectory(debian)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(debian)) {
      return all.filter(path -> path.toString().endsWith(".deb")).sorted().toList();
    }
  }

  private static String json(String names) {
    StringBuilder text = new StringBuilder("{\"private\": true, \"dependencies\": {");
    String comma = "";
    for (String name : names.split(" ", -1)) {
      int at = name.indexOf('@', 1);
      text.append(comma).append('"').append(at < 0 ? name : name.substring(0, at));
      text.append("\": \"").append(at < 0 ? "*" : name.substring(at + 1)).append('"');
      comma = ", ";
    }
    return text.append("}}").toString();
  }

  private static String run(Path where, long end, String... command)
      throws IOException, InterruptedException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      System.out.println("The time for downloads is over: " + command[0] + " was not called.");
      return "";
    }
    Path out = Files.createTempFile("packages", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    if (process.exitValue() != 0) {
      System.out.println(command[0] + " ended with " + process.exitValue() + " in " + where);
    }
    return text;
  }

  /** A file's bytes; where it cannot be read, that ends the measurement. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
