package dev.countersign.lure.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupReadingTest {
  private static Shown read(String html) throws Budget.UsedUp {
    return MarkupReading.read(html, Budget.usual());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          <p style="display:none">x</p>                                    | display: none
          <p style="DISPLAY : NONE !important">x</p>                       | display: none
          <div style="display:none"><b style="display:block">x</b></div>   | display: none
          <p style="visibility:hidden">x</p>                               | visibility: hidden
          <p style="opacity:0">x</p>                                       | opacity: 0
          <p style="font-size:0">x</p>                                     | letters of 0 px
          <p style="font-size:1px">x</p>                                   | letters of 1 px
          <p style="font: 0px/0 Arial">x</p>                               | letters of 0 px
          <p style="color:#ffffff">x</p>                                   | letters of the colour behind them
          <font color=white>x</font>                                       | letters of the colour behind them
          <p style="color:rgb(250,250,250)">x</p>                          | letters of the colour behind them
          <p style="color:rgba(0,0,0,0)">x</p>                             | transparent letters
          <table bgcolor=black><tr><td><p>x</p></table>                    | letters of the colour behind them
          <div style="background:#111"><p style="color:black">x</p></div>  | letters of the colour behind them
          <p style="position:absolute;left:-9999px">x</p>                  | placed off the screen
          <p style="text-indent:-5000px">x</p>                             | placed off the screen
          <p style="max-height:0;overflow:hidden">x</p>                    | a box without height or width
          <p style="width:0;overflow:hidden">x</p>                         | a box without height or width
          <p style="transform: scale(0)">x</p>                             | scaled to nothing
          <p hidden>x</p>                                                  | the attribute hidden
          <style>.a{display:none}</style><p class="b a">x</p>              | display: none
          <style>#i{display:none}</style><p id=i>x</p>                     | display: none
          <style>i, em {color:white}</style><em>x</em>                     | letters of the colour behind them
          <style>/* c */ div > .a b {display:none}</style><div><p class=a><b>x</b></p></div> | display: none
          """)
  void tellsWhatIsHiddenAndHow(String html, String how) throws Budget.UsedUp {
    Shown shown = read("<body>" + html + "<p>seen</p></body>");
    assertThat(shown.text()).isEqualTo("seen");
    assertThat(shown.hidden()).hasSize(1);
    assertThat(shown.hidden().getFirst().text()).isEqualTo("x");
    assertThat(shown.hidden().getFirst().how()).isEqualTo(how);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          <td style="font-size:0"><span style="font-size:14px">x</span></td>
          <p style="visibility:hidden"><b style="visibility:visible">x</b></p>
          <div style="background:#000"><p style="color:#fff">x</p></div>
          <div style="background:url(a.png)"><p style="color:#fff">x</p></div>
          <table background="a.png"><tr><td style="color:#fff">x</td></tr></table>
          <style>.dark td{background:#000}</style><table class=dark><tr><td style="color:white">x</table>
          <style>@media (max-width:600px){p{display:none}}</style><p>x</p>
          <style>p:hover{display:none}</style><p>x</p>
          <p style="display:none;display:block">x</p>
          <p style="max-height:0">x</p>
          <p style="margin-left:-20px">x</p>
          <p style="font-size:0.9em">x</p>
          """)
  void showsWhatIsSeen(String html) throws Budget.UsedUp {
    Shown shown = read(html);
    assertThat(shown.text()).isEqualTo("x");
    assertThat(shown.hidden()).isEmpty();
  }

  @Test
  void laysTextOutInLines() throws Budget.UsedUp {
    assertThat(
            read("""
            <html><head><title>no</title><script>no</script></head><body>
            <!-- no --><h1>One   two</h1><p>three<br>four&nbsp;five</p>
            <ul><li>six<li>seven</ul><table><tr><td>a<td>b</tr></table>
            <pre>  x
              y</pre><blockquote type="cite">quoted<br>text</blockquote>end</body></html>
            """)
                .text())
        .isEqualTo("One two\nthree\nfour five\n\nsix\nseven\na b\n  x\n  y\n> quoted\n> text\nend");
  }

  @Test
  void takesLinksOfEveryKindWithWhatIsShownOfThem() throws Budget.UsedUp {
    Shown shown =
        read(
            """
            <base href="https://base.example/d/"><p>first</p>
            <a href="https://a.example/">Click <b>here</b></a>
            <a href="x?y=1"><img src=i.png alt="a picture"></a>
            <map><area href="https://area.example" alt="region"></map>
            <form action="https://form.example/in"><input name=p placeholder="Password">
            <button>Sign in</button></form>
            <iframe src="https://frame.example/"></iframe>
            <svg><a xlink:href="https://svg.example"><text>drawn</text></a></svg>
            <a href="javascript:void(0)">js</a><a>none</a>
            """);
    assertThat(shown.links())
        .extracting(link -> link.line() + " " + link.text() + " " + link.target())
        .containsExactly(
            "3 Click here https://a.example/",
            "3 a picture https://base.example/d/x?y=1",
            "3 region https://area.example",
            "4 Password Sign in https://form.example/in",
            "5 a frame https://frame.example/",
            "5 drawn https://svg.example",
            "5 js javascript:void(0)");
    assertThat(shown.text().lines().toList().get(2)).startsWith("Click here");
  }

  @Test
  void tellsThatAPageMovesOnByItself() throws Budget.UsedUp {
    assertThat(
            read("<head><meta http-equiv='Refresh' content=\"0; URL='https://a.example/'\"></head>x")
                .links())
        .containsExactly(
            new Shown.Anchor("a page that moves on by itself", "https://a.example/", 1));
  }
}
