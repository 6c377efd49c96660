package fi.kotopolku.processes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** What holds for every BPMN file: readable by a caseworker and a lawyer, and no way out of the closed lists. */
class ModelConventionsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> PROCESSES = Set.of("""
            integration-case service-need-assessment clarifying-measure joint-meeting county-contribution
            integration-plan plan-review access-right employment-change emergency-access access-review
            case-transfer case-receipt municipality-adoption adoption-requirement adoption-change staff-entry data-import
            service-follow-up cooperation-request""".split("\\s+"));

    private static final Set<String> VARIABLES = Set.of("""
            needClear needDecision planNeeded coordinationNeeded measuresOrdered measureId meetingId
            countyInvited contributionId planResult planInForce
            reviewOutcome planContinues caseCloses checksPassed requestWithdrawn accessDecision
            startsLater renewalWanted longUnused stillNeeded
            emergencyJustified reviewListId transferSent transferOutside transferReply receivedStage
            requirement requirementWaived signInStep adoptionNext adoptionChange importDecision importNext
            followUpId followUpOver requestId""".split("\\s+"));

    /** Everything of the engine's own vocabulary that a model may use; scripts, classes and listeners are not here. */
    private static final Set<String> ENGINE_WORDS = Set.of("""
            historyTimeToLive versionTag isStartableInTasklist formRef formRefBinding assignee
            candidateGroups dueDate expression resultVariable calledElementBinding collection
            elementVariable in out asyncBefore failedJobRetryTimeCycle""".split("\\s+"));

    private static final Set<String> BPMN_ELEMENTS = Set.of("""
            definitions message process documentation extensionElements startEvent endEvent
            userTask serviceTask receiveTask callActivity multiInstanceLoopCharacteristics
            exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway intermediateCatchEvent boundaryEvent
            timerEventDefinition timeDate messageEventDefinition terminateEventDefinition sequenceFlow conditionExpression
            incoming outgoing""".split("\\s+"));

    private static final Pattern ID = Pattern.compile("(task|service|call|timer|message|gateway|start|end)_[a-z]\\w+");
    private static final Pattern FINNISH_NAME = Pattern.compile("[A-ZÅÄÖ][a-zåäö]+([ ,]+[a-zåäö]+)*\\??");
    private static final Pattern FLOW_NAME = Pattern.compile("[a-zåäö]+([ ,]+[a-zåäö]+)*");
    private static final Pattern FACADE_CALL = Pattern.compile(
            "\\$\\{(cases|assessments|contributions|measures|meetings|plans|reviews|accessRights|rightUse|employmentChanges|emergencies|accessReviews|transfers|receipts|followUps|requests|adoptions|imports)\\.[a-zA-Z]+\\([^${}]*\\)}");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @Test
    void areAllThere() throws IOException {
        assertThat(models().map(file -> file.getFileName().toString().replace(".bpmn", "")))
                .containsExactlyInAnyOrderElementsOf(PROCESSES);
    }

    @ParameterizedTest
    @MethodSource("models")
    void isOneExecutableProcessNamedAsItsFile(Path file) {
        BpmnModelInstance model = read(file);
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        assertThat(processes).hasSize(1);
        Process process = processes.iterator().next();
        assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
        assertThat(PROCESSES).contains(process.getId());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("180");
        assertThat(process.getCamundaVersionTag()).isEqualTo("1");
        assertThat(process.getDocumentations()).hasSize(1);
        assertThat(process.getDocumentations().iterator().next().getTextContent())
                .contains("681/2023");
    }

    @ParameterizedTest
    @MethodSource("models")
    void usesOnlyTheAllowedVocabulary(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList elements = factory.newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement()
                .getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if ("bpmn".equals(element.getPrefix())) {
                assertThat(BPMN_ELEMENTS).contains(element.getLocalName());
            }
            if (CAMUNDA.equals(element.getNamespaceURI())) {
                assertThat(ENGINE_WORDS).contains(element.getLocalName());
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int k = 0; k < attributes.getLength(); k++) {
                if (CAMUNDA.equals(attributes.item(k).getNamespaceURI())) {
                    assertThat(ENGINE_WORDS).contains(attributes.item(k).getLocalName());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesEveryStepInFinnishAndEveryIdByThePattern(Path file) {
        BpmnModelInstance model = read(file);
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(node.getId()).matches(ID);
            assertThat(node.getName()).as(node.getId()).matches(FINNISH_NAME);
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            assertThat(flow.getId()).startsWith("flow_");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void leavesEveryExclusiveGatewayByANamedFlowWithAConditionOrByTheDefault(Path file) {
        for (ExclusiveGateway gateway : read(file).getModelElementsByType(ExclusiveGateway.class)) {
            assertThat(gateway.getOutgoing()).as(gateway.getId()).hasSizeGreaterThan(1);
            assertThat(gateway.getDefault()).as(gateway.getId()).isIn(gateway.getOutgoing());
            for (SequenceFlow flow : gateway.getOutgoing()) {
                assertThat(flow.getName()).as(flow.getId()).matches(FLOW_NAME);
                assertThat(flow.getConditionExpression() == null)
                        .as(flow.getId())
                        .isEqualTo(flow.equals(gateway.getDefault()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void decidesOnlyByVariablesOfTheClosedList(Path file) {
        BpmnModelInstance model = read(file);
        Set<String> used = new TreeSet<>();
        for (ConditionExpression condition : model.getModelElementsByType(ConditionExpression.class)) {
            used.addAll(words(condition.getTextContent()));
        }
        for (CamundaOut out : model.getModelElementsByType(CamundaOut.class)) {
            used.add(out.getCamundaTarget());
            used.addAll(
                    words(out.getCamundaSource() == null ? out.getCamundaSourceExpression() : out.getCamundaSource()));
        }
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            if (task.getCamundaResultVariable() != null) {
                used.add(task.getCamundaResultVariable());
            }
        }
        assertThat(VARIABLES).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("models")
    void callsOnlyTheFacades(Path file) {
        BpmnModelInstance model = read(file);
        List<String> expressions = new ArrayList<>();
        model.getModelElementsByType(ServiceTask.class).forEach(task -> expressions.add(task.getCamundaExpression()));
        model.getModelElementsByType(TimeDate.class).forEach(date -> expressions.add(date.getTextContent()));
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                .forEach(each -> expressions.add(each.getCamundaCollection()));
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            Stream.of(task.getCamundaAssignee(), task.getCamundaDueDate())
                    .filter(expression -> expression != null)
                    .forEach(expressions::add);
        }
        assertThat(expressions).allSatisfy(expression -> assertThat(expression).matches(FACADE_CALL));
        model.getModelElementsByType(TimerEventDefinition.class)
                .forEach(timer -> assertThat(timer.getTimeDate()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("models")
    void showsEveryTaskByAFormOfItsOwnDeployment(Path file) {
        BpmnModelInstance model = read(file);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroups() != null || task.getCamundaAssignee() != null)
                    .as(task.getId() + " has someone to do it")
                    .isTrue();
        }
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        Collection<StartEvent> starts = model.getModelElementsByType(StartEvent.class);
        assertThat(process.isCamundaStartableInTasklist())
                .as("only a process with a start form is offered for starting")
                .isEqualTo(starts.stream().anyMatch(start -> start.getCamundaFormRef() != null));
        for (StartEvent start : starts) {
            if (start.getCamundaFormRef() != null) {
                assertThat(start.getCamundaFormRef()).isEqualTo(start.getId());
                assertThat(start.getCamundaFormRefBinding()).isEqualTo("deployment");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void passesTheCaseNumberToEveryCalledProcess(Path file) {
        for (CallActivity call : read(file).getModelElementsByType(CallActivity.class)) {
            assertThat(PROCESSES).contains(call.getCalledElement());
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            List<CamundaIn> ins = call.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaIn.class)
                    .list();
            assertThat(ins)
                    .as(call.getId())
                    .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
            Set<String> passed = ins.stream()
                    .filter(in -> in.getCamundaBusinessKey() == null)
                    .map(CamundaIn::getCamundaTarget)
                    .collect(toSet());
            assertThat(passed)
                    .isEqualTo(
                            switch (call.getCalledElement()) {
                                case "county-contribution" -> Set.of("contributionId");
                                case "clarifying-measure" -> Set.of("measureId");
                                case "adoption-requirement" -> Set.of("requirement");
                                default -> Set.of();
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void waitsOnlyForTheKnownMessages(Path file) {
        assertThat(read(file).getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .isSubsetOf(
                        "reviewRequested",
                        "guestRightEnded",
                        "measureCancelled",
                        "clientNotReached",
                        "revoke",
                        "rightNarrowed",
                        "renewalRequested",
                        "accessReviewDue",
                        "changeWithdrawn",
                        "transferOffered",
                        "transferReplied",
                        "questionAnswered",
                        "transferWithdrawn",
                        "caseReceived",
                        "adoptionPostponed",
                        "adoptionWithdrawn",
                        "importOpened",
                        "importTakenBack",
                        "followUpBegun",
                        "serviceReported",
                        "followUpEnded",
                        "requestBegun",
                        "requestHandedBack");
    }

    @ParameterizedTest
    @MethodSource("models")
    void leadsEveryStepFromTheStartToAnEnd(Path file) {
        for (FlowNode node : read(file).getModelElementsByType(FlowNode.class)) {
            boolean begins = node instanceof StartEvent || node instanceof BoundaryEvent;
            assertThat(node.getIncoming().isEmpty()).as(node.getId()).isEqualTo(begins);
            assertThat(node.getOutgoing().isEmpty())
                    .as(node.getId())
                    .isEqualTo(node.getId().startsWith("end_"));
            if (!(node instanceof Gateway)) {
                assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThan(2);
            }
        }
    }

    static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Set<String> words(String expression) {
        Set<String> words = new HashSet<>();
        WORD.matcher(QUOTED.matcher(expression).replaceAll("")).results().forEach(found -> words.add(found.group()));
        return words;
    }
}
