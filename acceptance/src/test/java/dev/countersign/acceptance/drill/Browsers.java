package dev.countersign.acceptance.drill;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import dev.countersign.acceptance.console.Chromium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Real browsers: people's, and those in which programs look at links. */
final class Browsers implements AutoCloseable {
  private static final Duration READING = Duration.ofMillis(1_150);

  private final Playwright playwright = Chromium.playwright();
  private final Browser honest = Chromium.launch(playwright);
  // One that does not say that a program drives it, as people's do not, and some programs' do not.
  private final Browser silent =
      Chromium.launch(playwright, List.of("--disable-blink-features=AutomationControlled"));

  /** By what somebody presses. */
  enum Input {
    MOUSE,
    KEYBOARD,
    TOUCH
  }

  /** What somebody says when they are asked whether it was them. */
  enum Word {
    YES,
    NO,
    NOTHING
  }

  /**
   * A person who falls for it.
   *
   * @param reads whether they read what gave it away, and say so
   */
  record Act(Letter letter, Input input, Word word, boolean reads) {}

  /** How a program looks at a link. */
  enum Detonation {
    /** Runs the page and takes a picture. */
    LOOKS,
    /** Presses the first button it finds, and the next, and says that it is a program. */
    PRESSES,
    /** The same, and does not say so. */
    PRESSES_SILENTLY
  }

  /**
   * People read, and press what their mail names.
   *
   * @param imitated behind whose links a program does as a hand does, with the first button
   */
  void act(List<Act> acts, List<Letter> imitated) {
    List<Page> pages = new ArrayList<>();
    List<Page> driven = new ArrayList<>();
    for (Letter letter : imitated) {
      driven.add(opened(silent, false));
      driven.getLast().navigate(letter.link().toString());
    }
    for (Act act : acts) {
      Page page = opened(silent, act.input() == Input.TOUCH);
      page.navigate(act.letter().link().toString());
      pages.add(page);
    }
    pause(READING);
    for (int i = 0; i < acts.size(); i++) {
      Page page = pages.get(i);
      press(page, named(page, acts.get(i).letter()), acts.get(i).input());
    }
    for (Page page : driven) {
      press(page, page.locator("button").first(), Input.MOUSE);
    }
    pages.forEach(page -> page.waitForSelector(".lesson"));
    driven.forEach(page -> page.waitForSelector(".lesson"));
    driven.forEach(page -> page.context().close());
    pause(READING);
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      Page page = pages.get(i);
      if (act.word() != Word.NOTHING && page.locator(".ask").count() > 0) {
        String says = act.word() == Word.YES ? "Yes, that is me" : "No, it was passed on to me";
        press(page, page.getByText(says), act.input());
        page.waitForCondition(() -> page.locator(".ask").count() == 0);
      }
      if (act.reads()) {
        page.getByText("I have read it").click();
        page.getByText("You have read this.").waitFor();
      }
    }
    pages.forEach(page -> page.context().close());
  }

  /** Programs look at links, all at the same time. */
  void detonate(Map<Letter, Detonation> letters) {
    Map<Page, Detonation> pages = new LinkedHashMap<>();
    letters.forEach((letter, how) -> {
      Page page = opened(how == Detonation.PRESSES ? honest : silent, false);
      page.navigate(letter.link().toString());
      page.screenshot();
      pages.put(page, how);
    });
    pause(READING);
    pages.forEach((page, how) -> {
      if (how != Detonation.LOOKS) {
        page.locator("button").first().click();
        page.waitForSelector(".lesson");
        if (page.locator("button").count() > 0) {
          page.locator("button").first().click();
        }
        page.screenshot();
      }
    });
    pages.keySet().forEach(page -> page.context().close());
  }

  private static Page opened(Browser browser, boolean touch) {
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setHasTouch(touch));
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  /** The button that the mail's text names. */
  private static Locator named(Page page, Letter letter) {
    Locator buttons = page.locator(".choices button");
    for (int i = 0; i < buttons.count(); i++) {
      if (letter.text().contains(buttons.nth(i).innerText())) {
        return buttons.nth(i);
      }
    }
    throw new AssertionError("the mail names no button: " + letter.text());
  }

  private static void press(Page page, Locator button, Input input) {
    button.scrollIntoViewIfNeeded();
    BoundingBox box = Objects.requireNonNull(button.boundingBox());
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    switch (input) {
      case MOUSE -> {
        page.mouse().move(x / 3, y / 3);
        page.mouse().move(x / 2, y, new Mouse.MoveOptions().setSteps(4));
        pause(Duration.ofMillis(140));
        page.mouse().move(x, y, new Mouse.MoveOptions().setSteps(4));
        page.mouse().down();
        pause(Duration.ofMillis(40));
        page.mouse().up();
      }
      case KEYBOARD -> {
        String wanted = button.innerText();
        for (int i = 0; i < 20 && !wanted.equals(focused(page)); i++) {
          page.keyboard().press("Tab");
        }
        pause(Duration.ofMillis(140));
        page.keyboard().down("Enter");
        pause(Duration.ofMillis(40));
        page.keyboard().up("Enter");
      }
      case TOUCH -> {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Input.dispatchTouchEvent", touch("touchStart", x, y));
        pause(Duration.ofMillis(60));
        session.send("Input.dispatchTouchEvent", touch("touchEnd", x, y));
      }
    }
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.innerText"));
  }

  private static JsonObject touch(String type, double x, double y) {
    JsonArray points = new JsonArray();
    if (type.equals("touchStart")) {
      JsonObject point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    return event;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
