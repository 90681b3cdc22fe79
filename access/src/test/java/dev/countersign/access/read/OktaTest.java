package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OktaTest {
  private static final String WHOLE =
      """
      {'uuid':'u-1','published':'2024-05-01T10:00:00.123Z','eventType':'user.session.start','version':'0','displayMessage':'User login to Okta',
       'actor':{'id':'00u1','type':'User','alternateId':'Ada@Ours.example','displayName':'Ada'},
       'client':{'ipAddress':'203.0.113.7','userAgent':{'rawUserAgent':'Mozilla/5.0 X','os':'Mac OS X','browser':'CHROME'},
        'geographicalContext':{'city':'Berlin','country':'Germany','geolocation':{'lat':52.5,'lon':13.4}}},
       'device':{'id':'guo1','managed':true,'os_platform':'OSX'},
       'outcome':{'result':'SUCCESS','reason':null},
       'securityContext':{'asOrg':'example telecom','isp':'example','isProxy':true},
       'authenticationContext':{'externalSessionId':'102x','rootSessionId':'102r','credentialType':'PASSWORD'},
       'debugContext':{'debugData':{'dtHash':'d1','threatSuspected':'true','risk':'{level=HIGH}'}},'target':[]}
      """;

  @Test
  void readsAllThatMattersOfASignIn() {
    AccessEvent event = Sample.event("okta", WHOLE);
    assertThat(event.source()).isEqualTo(Source.OKTA);
    assertThat(event.id()).isEqualTo("u-1");
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00.123Z"));
    assertThat(event.activity()).isEqualTo(Activity.SIGN_IN);
    assertThat(event.result()).isEqualTo(Result.SUCCESS);
    assertThat(event.action()).isEqualTo("user.session.start");
    assertThat(event.actor()).isEqualTo(new Actor("00u1", "ada@ours.example", Actor.Kind.PERSON));
    assertThat(event.visit().session()).isEqualTo("102x");
    assertThat(event.client().ip()).isEqualTo(Ip.read("203.0.113.7").orElseThrow());
    assertThat(event.client().userAgent()).isEqualTo("Mozilla/5.0 X");
    assertThat(event.client().device()).isEqualTo("guo1");
    assertThat(event.client().system()).isEqualTo("OSX");
    assertThat(event.client().managed()).isTrue();
    assertThat(event.client().hidden()).isTrue();
    assertThat(event.client().network()).isEqualTo("example telecom");
    assertThat(event.client().place().country()).isEqualTo("DE");
    assertThat(event.client().place().latitude()).isEqualTo(52.5);
    assertThat(event.details())
        .containsEntry("root-session", "102r")
        .containsEntry("threat", "yes")
        .containsEntry("risk", "{level=HIGH}");
  }

  @Test
  void readsNamesInLowerCaseLikeAPipelineWritesThem() {
    AccessEvent event =
        Sample.event(
            "okta",
            """
            {'eventtype':'user.mfa.okta_verify.deny_push','displaymessage':'x','published':'2024-05-01 10:00:00.5','actor':{'alternateId':'ada@ours.example','type':'User'},
             'authenticationcontext':{'externalSessionId':'unknown'},'securitycontext':{'isProxy':false,'isp':'isp'},'debugcontext':{'debugData':{'dtHash':'d9'}},
             'outcome':{'result':'SUCCESS'}}
            """);
    assertThat(event.activity()).isEqualTo(Activity.CHALLENGE);
    assertThat(event.result()).as("a refusal, whatever the outcome says").isEqualTo(Result.FAILURE);
    assertThat(event.visit().session()).isEmpty();
    assertThat(event.client().device()).isEqualTo("d9");
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00.500Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "user.session.end, SIGN_OUT",
    "user.authentication.sso, APP_OPENED",
    "user.session.access_admin_app, APP_OPENED",
    "app.oauth2.token.grant.refresh_token, TOKEN_ISSUED",
    "app.oauth2.as.token.detect_reuse, TOKEN_ISSUED",
    "user.session.impersonation.initiate, IMPERSONATED",
    "user.lifecycle.create, ACCOUNT_CREATED",
    "user.account.lock, ACCOUNT_DISABLED",
    "user.account.update_password, PASSWORD_CHANGED",
    "user.account.update_secondary_email, RECOVERY_CHANGED",
    "user.mfa.factor.activate, FACTOR_ADDED",
    "user.mfa.factor.reset_all, FACTOR_REMOVED",
    "device.enrollment.create, DEVICE_ENROLLED",
    "app.oauth2.as.consent.grant, CONSENT_GRANTED",
    "system.api_token.create, API_TOKEN_CREATED",
    "system.api_token.revoke, API_TOKEN_REVOKED",
    "user.account.privilege.grant, ROLE_GRANTED",
    "group.user_membership.remove, ROLE_REVOKED",
    "policy.rule.update, POLICY_CHANGED",
    "zone.deactivate, POLICY_CHANGED",
    "system.log_stream.lifecycle.delete, LOGGING_CHANGED",
    "analytics.reports.export.download, EXPORTED",
    "security.threat.detected, WARNED",
    "user.account.report_suspicious_activity_by_enduser, WARNED",
    "user.session.clear, SESSION_REVOKED",
    "some.new.word, OTHER"
  })
  void knowsTheVocabulary(String type, Activity activity) {
    AccessEvent event = Sample.event("okta", WHOLE.replace("user.session.start", type));
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.action()).isEqualTo(type);
  }

  @Test
  void aRoleIsTheAccountsThatGotIt() {
    AccessEvent event =
        Sample.event(
            "okta",
            """
            {'uuid':'u2','published':'2024-05-01T10:00:00Z','eventType':'user.account.privilege.grant','version':'0','outcome':{'result':'SUCCESS'},
             'actor':{'id':'00u1','type':'User','alternateId':'ada@ours.example'},
             'debugContext':{'debugData':{'privilegeGranted':'Super administrator'}},
             'target':[{'type':'ROLE','displayName':'x'},{'id':'00u9','type':'User','alternateId':'Mallory@ours.example'}]}
            """);
    assertThat(event.target())
        .isEqualTo(new Target(Target.Kind.ACCOUNT, "00u9", "mallory@ours.example"));
    assertThat(event.person()).isEqualTo("mallory@ours.example");
    assertThat(event.details()).containsEntry("role", "Super administrator");
  }

  @Test
  void aPolicyThatIsSwitchedOffIsMarked() {
    assertThat(
            Sample.event("okta", WHOLE.replace("user.session.start", "policy.rule.deactivate"))
                .details())
        .containsEntry("weakened", "yes");
    assertThat(
            Sample.event("okta", WHOLE.replace("user.session.start", "policy.rule.add")).details())
        .doesNotContainKey("weakened");
  }

  @Test
  void anApiTokenIsNamedByItsIdAndNotByASession() {
    AccessEvent event =
        Sample.event(
            "okta",
            """
            {'uuid':'u3','published':'2024-05-01T10:00:00Z','eventType':'user.lifecycle.create','version':'0','actor':{'id':'1','type':'User','alternateId':'ci@ours.example'},
             'transaction':{'type':'WEB','detail':{'requestApiTokenId':'00T1'}},'authenticationContext':{'externalSessionId':null}}
            """);
    assertThat(event.visit().token()).isEqualTo("00T1");
    assertThat(event.visit().session()).isEmpty();
  }

  @Test
  void evaluatedRulesAreAChallengeARefusalOrNothing() {
    String evaluated = WHOLE.replace("user.session.start", "policy.evaluate_sign_on");
    assertThat(Sample.event("okta", evaluated.replace("'SUCCESS'", "'CHALLENGE'")).activity())
        .isEqualTo(Activity.CHALLENGE);
    AccessEvent denied = Sample.event("okta", evaluated.replace("'SUCCESS'", "'DENY'"));
    assertThat(denied.activity()).isEqualTo(Activity.SIGN_IN);
    assertThat(denied.result()).isEqualTo(Result.FAILURE);
    assertThat(Sample.event("okta", evaluated.replace("'SUCCESS'", "'ALLOW'")).activity())
        .isEqualTo(Activity.OTHER);
  }
}
