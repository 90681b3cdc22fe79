package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraTest {
  private static final String SIGN_IN =
      """
      {'id':'66ea54eb','createdDateTime':'2024-05-01T10:00:00Z','userDisplayName':'Ada','userPrincipalName':'Ada@ours.example','userId':'26be570a','appId':'de8bc8b5','appDisplayName':'Portal',
       'ipAddress':'203.0.113.7','clientAppUsed':'Browser','isInteractive':true,'conditionalAccessStatus':'success','resourceDisplayName':'Graph','resourceId':'00000003',
       'riskLevelDuringSignIn':'none','riskState':'none','authenticationRequirement':'multiFactorAuthentication','sessionId':'s-1','uniqueTokenIdentifier':'t-1','userAgent':'Mozilla/5.0 E',
       'autonomousSystemNumber':64500,
       'status':{'errorCode':0,'failureReason':'Other.','additionalDetails':null},
       'deviceDetail':{'deviceId':'dev-1','operatingSystem':'Windows 10','browser':'Edge 124','isManaged':false,'isCompliant':false},
       'location':{'city':'Berlin','state':'Berlin','countryOrRegion':'DE','geoCoordinates':{'altitude':null,'latitude':52.5,'longitude':13.4}}}
      """;

  @Test
  void readsASignInOfGraph() {
    AccessEvent event = Sample.event("entra", SIGN_IN);
    assertThat(event.activity()).isEqualTo(Activity.SIGN_IN);
    assertThat(event.result()).isEqualTo(Result.SUCCESS);
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(event.actor())
        .isEqualTo(new Actor("26be570a", "ada@ours.example", Actor.Kind.PERSON));
    assertThat(event.visit().session()).isEqualTo("s-1");
    assertThat(event.client().device()).isEqualTo("dev-1");
    assertThat(event.client().managed()).isFalse();
    assertThat(event.client().userAgent()).isEqualTo("Mozilla/5.0 E");
    assertThat(event.client().place().country()).isEqualTo("DE");
    assertThat(event.details())
        .containsEntry("mfa", "yes")
        .containsEntry("client", "Portal")
        .containsEntry("token-id", "t-1")
        .doesNotContainKeys("reason", "risk");
  }

  @Test
  void readsTheSameUnderPropertiesAsDiagnosticSettingsExportIt() {
    AccessEvent event =
        Sample.event(
            "entra",
            "{'time':'2024-05-01T10:00:09Z','resourceId':'/tenants/1/providers/Microsoft.aadiam','operationName':'Sign-in activity','category':'NonInteractiveUserSignInLogs',"
                + "'callerIpAddress':'203.0.113.7','properties':"
                + SIGN_IN.replace("'isInteractive':true", "'isInteractive':false")
                + "}");
    assertThat(event.activity()).isEqualTo(Activity.TOKEN_ISSUED);
    assertThat(event.actor().name()).isEqualTo("ada@ours.example");
    assertThat(event.visit().session()).isEqualTo("s-1");
  }

  @ParameterizedTest
  @CsvSource({
    "50126, SIGN_IN, FAILURE",
    "50074, CHALLENGE, UNKNOWN",
    "500121, CHALLENGE, FAILURE",
    "53003, SIGN_IN, FAILURE"
  })
  void codesSayHowItEnded(String code, Activity activity, Result result) {
    AccessEvent event =
        Sample.event("entra", SIGN_IN.replace("'errorCode':0", "'errorCode':" + code));
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.result()).isEqualTo(result);
    assertThat(event.details()).containsEntry("code", code);
  }

  @Test
  void readsARoleThatWasGranted() {
    AccessEvent event =
        Sample.event(
            "entra",
            """
            {'id':'Directory_1','category':'RoleManagement','result':'success','resultReason':'','activityDisplayName':'Add member to role','activityDateTime':'2024-05-01T10:00:00.5Z',
             'loggedByService':'Core Directory','initiatedBy':{'user':{'id':'u1','userPrincipalName':'Ada@ours.example','ipAddress':'203.0.113.7'},'app':null},
             'targetResources':[{'id':'u9','type':'User','userPrincipalName':'Mallory@ours.example','modifiedProperties':[{'displayName':'Role.DisplayName','oldValue':null,'newValue':'\\"Global Administrator\\"'}]},
              {'id':'r1','type':'Role','displayName':null}],
             'additionalDetails':[{'key':'User-Agent','value':'Mozilla/5.0 A'}]}
            """);
    assertThat(event.activity()).isEqualTo(Activity.ROLE_GRANTED);
    assertThat(event.person()).isEqualTo("mallory@ours.example");
    assertThat(event.details()).containsEntry("role", "Global Administrator");
    assertThat(event.client().userAgent()).isEqualTo("Mozilla/5.0 A");
  }

  @Test
  void readsAConsentAndItsScopes() {
    AccessEvent event =
        Sample.event(
            "entra",
            """
            {'id':'d2','result':'success','activityDisplayName':'Consent to application','activityDateTime':'2024-05-01T10:00:00Z','initiatedBy':{'user':{'id':'u1','userPrincipalName':'ada@ours.example'}},
             'targetResources':[{'id':'sp1','type':'ServicePrincipal','displayName':'Helper','modifiedProperties':[
              {'displayName':'ConsentContext.IsAdminConsent','newValue':'\\"True\\"'},
              {'displayName':'ConsentAction.Permissions','newValue':'\\"[] => [[Id: 1, ConsentType: AllPrincipals, Scope:  Mail.Read offline_access, CreatedDateTime: x]]\\"'}]}]}
            """);
    assertThat(event.activity()).isEqualTo(Activity.CONSENT_GRANTED);
    assertThat(event.target()).isEqualTo(new Target(Target.Kind.APPLICATION, "sp1", "Helper"));
    assertThat(event.details())
        .containsEntry("scopes", "Mail.Read offline_access")
        .containsEntry("client", "Helper");
  }

  @Test
  void aConditionalAccessPolicyThatOnlyReportsIsWeaker() {
    AccessEvent event =
        Sample.event(
            "entra",
            """
            {'id':'d3','result':'success','activityDisplayName':'Update conditional access policy','activityDateTime':'2024-05-01T10:00:00Z','initiatedBy':{'app':{'displayName':'Script','servicePrincipalId':'sp9'}},
             'targetResources':[{'id':'p1','type':'Policy','displayName':'Require MFA','modifiedProperties':[{'displayName':'ConditionalAccessPolicy','oldValue':'{}','newValue':'{\\"state\\":\\"enabledForReportingButNotEnforced\\"}'}]}]}
            """);
    assertThat(event.activity()).isEqualTo(Activity.POLICY_CHANGED);
    assertThat(event.details()).containsEntry("weakened", "yes");
    assertThat(event.actor().kind()).isEqualTo(Actor.Kind.SERVICE);
  }

  @Test
  void aRiskIsAWarning() {
    AccessEvent event =
        Sample.event(
            "entra",
            """
            {'id':'r1','riskEventType':'anomalousToken','riskLevel':'high','riskState':'atRisk','userId':'u1','userPrincipalName':'Ada@ours.example','ipAddress':'203.0.113.7',
             'activityDateTime':'2024-05-01T10:00:00Z','detectedDateTime':'2024-05-01T10:05:00Z'}
            """);
    assertThat(event.activity()).isEqualTo(Activity.WARNED);
    assertThat(event.person()).isEqualTo("ada@ours.example");
    assertThat(event.details()).containsEntry("reason", "anomalousToken");
  }
}
