// A telephone in the browser: SIP over the WebSocket at Balie's own address (RFC 7118), one line, sound by WebRTC.
import JsSIP from 'jssip';
import * as devices from './sound-devices.js';

const NO_SERVERS = { iceServers: [] };

/**
 * Opens a telephone.
 *
 * @param {{path: string, account: string, secret?: string, changed: (state: string) => void}} settings path of its WebSocket;
 *     secret only for one that registers; changed is told 'connecting', 'ready', 'refused', 'ringing', 'calling', 'talking'
 *     and 'over' (with the cause that JsSIP gives)
 */
export function open({ path, account, secret, changed }) {
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
        session.on('confirmed', () => changed('talking'));
        ['ended', 'failed'].forEach((end) =>
            session.on(end, ({ cause }) => {
                if (session === next) {
                    session = null;
                    sound.srcObject = null;
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
    ua.on('registered', () => session ?? changed('ready'));
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
