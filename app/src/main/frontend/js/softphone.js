// A telephone in the browser: SIP over the WebSocket at Balie's own address (RFC 7118), one line, sound by WebRTC.
import JsSIP from 'jssip';
import Parser from 'jssip/lib/Parser.js';
import RTCSession from 'jssip/lib/RTCSession.js';
import * as devices from './sound-devices.js';

const NO_SERVERS = { iceServers: [] };

/** The call that this window has, for after its page was loaded again. */
const RUNNING = 'balie.gesprek';
/** JsSIP's own, of a session whose call stands. */
const CONFIRMED = 9;

/**
 * Opens a telephone.
 *
 * @param {{path: string, account: string, secret?: string, changed: (state: string) => void, resumed?: () => void}} settings path of its WebSocket;
 *     secret only for one that registers; resumed is called when a call was taken up again; changed is told 'connecting', 'ready', 'refused', 'ringing', 'calling', 'back',
 *     'talking' and 'over' (with the cause that JsSIP gives)
 */
export function open({ path, account, secret, changed, resumed }) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new JsSIP.WebSocketInterface(`${scheme}://${location.host}${path}`);
    const ua = new JsSIP.UA({
        sockets: [socket],
        uri: `sip:${account}@balie.invalid`,
        authorization_user: account,
        password: secret ?? null,
        register: secret !== undefined,
        register_expires: 120,
        session_timers: false,
        connection_recovery_min_interval: 1,
        connection_recovery_max_interval: 5,
        user_agent: 'Balie',
    });
    const sound = new Audio();
    sound.autoplay = true;
    document.body.append(sound);
    let session = null;

    const idle = () => (ua.isConnected() && (secret === undefined || ua.isRegistered()) ? 'ready' : 'connecting');

    function follow(next) {
        session = next;
        session.on('accepted', () => changed('talking'));
        session.on('confirmed', () => {
            keep(next);
            changed('talking');
        });
        ['ended', 'failed'].forEach((end) =>
            session.on(end, ({ cause }) => {
                if (session === next) {
                    session = null;
                    sound.srcObject = null;
                    sessionStorage.removeItem(RUNNING);
                    changed('over', cause);
                    changed(idle());
                }
            }),
        );
        const hear = (connection) =>
            connection.addEventListener('track', ({ track, streams }) => {
                sound.srcObject = streams[0] ?? new MediaStream([track]);
                devices.playOn(sound);
            });
        if (session.connection) {
            hear(session.connection);
        } else {
            session.on('peerconnection', ({ peerconnection }) => hear(peerconnection));
        }
    }

    /** What a dialogue consists of (RFC 3261 section 12): the request that began it, and our tag. */
    function keep(running) {
        if (running.direction === 'incoming') {
            const { data, to_tag: tag } = running._request;
            sessionStorage.setItem(RUNNING, JSON.stringify({ account, invite: data, tag }));
        }
    }

    /**
     * Takes up the call that this window had: the dialogue goes on with another contact and other sound (RFC 3261 section 14).
     * JsSIP cannot do that by itself, so that its session is put together here; 3.13.8 is what that was made for.
     */
    async function resume() {
        const kept = JSON.parse(sessionStorage.getItem(RUNNING) ?? 'null');
        if (kept?.account !== account || session !== null) {
            return;
        }
        changed('back');
        const stream = await devices.microphone();
        const request = Parser.parseMessage(kept.invite, ua);
        request.to_tag = kept.tag;
        const back = new RTCSession(ua);
        back._request = request;
        back._id = request.call_id + request.from_tag;
        back._contact = ua.contact.toString();
        back._direction = 'incoming';
        back._local_identity = request.to;
        back._remote_identity = request.from;
        back._is_confirmed = true;
        back._createDialog(request, 'UAS');
        // higher than any before: seconds grow faster than anybody makes requests
        back._dialog.local_seqnum = Math.floor(Date.now() / 1000);
        back._status = CONFIRMED;
        back._createRTCConnection(NO_SERVERS, null);
        stream.getTracks().forEach((track) => back.connection.addTrack(track, stream));
        ua.newRTCSession(back, { originator: 'local', session: back, request });
        follow(back);
        back.renegotiate({}, () => {
            changed('talking');
            resumed();
        });
    }

    /** Balie asks a ringing phone by NOTIFY to answer by itself, when its agent has accepted at the desk. */
    function answersWhenAsked(ringing) {
        const receive = ringing.receiveRequest.bind(ringing);
        ringing.receiveRequest = (request) => {
            if (request.method === 'NOTIFY' && /^talk\b/i.test(request.getHeader('Event') ?? '')) {
                request.reply(200);
                answer();
            } else {
                receive(request);
            }
        };
    }

    async function answer() {
        const answered = session;
        if (answered === null || !answered.isInProgress() || answered.direction !== 'incoming') {
            return;
        }
        try {
            answered.answer({ mediaStream: await devices.microphone(), pcConfig: NO_SERVERS });
        } catch {
            answered.terminate({ status_code: 480, reason_phrase: 'No microphone' });
            changed('no-microphone');
        }
    }

    ua.on('newRTCSession', ({ originator, session: next }) => {
        if (originator !== 'remote') {
            return;
        }
        if (session !== null) {
            next.terminate({ status_code: 486 });
            return;
        }
        follow(next);
        answersWhenAsked(next);
        changed('ringing', next.remote_identity.display_name || next.remote_identity.uri.user);
    });
    ua.on('connected', () => session ?? changed(idle()));
    ua.on('disconnected', () => session ?? changed('connecting'));
    ua.on('registered', () => {
        if (session === null) {
            changed('ready');
            resume().catch(() => {
                sessionStorage.removeItem(RUNNING);
                changed('ready');
            });
        }
    });
    ua.on('unregistered', () => session ?? changed('connecting'));
    ua.on('registrationFailed', ({ response }) => changed(response ? 'refused' : 'connecting'));
    changed('connecting');
    ua.start();

    return {
        answer,
        hangUp: () => session?.terminate(),
        async call(number) {
            const stream = await devices.microphone();
            changed('calling');
            follow(
                ua.call(`sip:${number}@balie.invalid`, {
                    mediaStream: stream,
                    pcConfig: NO_SERVERS,
                }),
            );
        },
        press: (key) => session?.sendDTMF(key, { transportType: 'RFC2833', duration: 160 }),
        /** Another microphone, also during a call. */
        async useMicrophone() {
            const sender = session?.connection?.getSenders().find(({ track }) => track?.kind === 'audio');
            if (sender) {
                await sender.replaceTrack((await devices.microphone()).getAudioTracks()[0]);
            }
        },
        useSpeaker: () => devices.playOn(sound),
    };
}
